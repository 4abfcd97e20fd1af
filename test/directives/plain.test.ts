import { expect, test } from "vitest";
import { plainTex } from "../../src/directives/plain.ts";

test.each([
  ["{\\frac{1}{2}}", "1/2"],
  ["\\hat{y} = \\frac{-3}{a + b}", "ŷ=(−3)/(a+b)"],
  ["w_{11}^2 + \\alpha_{1,2}", "w_11^2+α_(1,2)"],
  ["\\operatorname{ReLU}(z_1)", "ReLU(z_1)"],
  ["\\sqrt{x}\\text{ and }\\bar{x}", "√x and x̄"],
  ["\\notacommand", "\\notacommand"],
])("%s reads %s", (tex, text) => expect(plainTex(tex)).toBe(text));
