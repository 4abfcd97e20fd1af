import { describe, expect, test } from "vitest";
import { texName, toTex } from "../../src/equations/index.ts";
import { parseExpression, parseQuantities } from "../../src/model/index.ts";
import { excerpt, Source } from "../../src/problem/index.ts";
import { Rational } from "../../src/rational/index.ts";

const read = (text: string) => parseExpression(excerpt(new Source("x", text)));
const none = { names: new Map<string, string>(), derivatives: "d" } as const;
const numbers: Record<string, string> = { a: "1", b: "-2", h: "1/2", k: "-1/3" };
const values = (name: string) => Rational.parse(numbers[name] ?? "");

describe("names", () => {
  test.each([
    ["w11", "w_{11}"],
    ["b1", "b_1"],
    ["L", "L"],
    ["yhat", "\\hat{y}"],
    ["xbar1", "\\bar{x}_1"],
    ["alpha", "\\alpha"],
    ["alpha2", "\\alpha_2"],
    ["w1_10", "w_{1,10}"],
    ["z_out", "z_{\\text{out}}"],
    ["x_i", "x_i"],
    ["target", "\\text{target}"],
    ["z1@2", "z_1^{(2)}"],
  ])("%s is %s", (name, tex) => expect(texName(name, none)).toBe(tex));

  test("a derivative's sign is round where a model or a book says so", () => {
    const [derivative] = parseQuantities(excerpt(new Source("x", "dL/dyhat")));
    const tex = derivative && toTex(derivative, { ...none, derivatives: "partial" });
    expect(tex).toBe("\\frac{\\partial L}{\\partial\\hat{y}}");
  });

  test("notation goes first", () =>
    expect(texName("yhat", { names: new Map([["yhat", "y^*"]]) })).toBe("y^*"));
});

test("a symbol that is raised already stands in brackets to be raised again", () => {
  const names = new Map([
    ["a", "a^{(1)}"],
    ["b", "b'"],
  ]);
  expect(toTex(read("a^2 + b^3*relu(a)^2 + (a + b)^2"), { ...none, names })).toBe(
    "\\left(a^{(1)}\\right)^2 + \\left(b'\\right)^3\\operatorname{ReLU}(a^{(1)})^2 + (a^{(1)} + b')^2",
  );
  expect(toTex(read("a^2"), none)).toBe("a^2");
  expect(texName("a@2", { names })).toBe("{a^{(1)}}^{(2)}");
});

describe("expressions as symbols and as numbers", () => {
  test.each([
    ["a*b + h", "ab + h", "1 \\cdot (-2) + \\frac{1}{2}"],
    ["a - b", "a - b", "1 + 2"],
    ["a + b*a", "a + ba", "1 - 2 \\cdot 1"],
    ["b*a", "ba", "-2 \\cdot 1"],
    ["a - b/a", "a - \\frac{b}{a}", "1 + \\frac{2}{1}"],
    ["a + k/a", "a + \\frac{k}{a}", "1 - \\frac{\\frac{1}{3}}{1}"],
    ["(a - b)^2", "(a - b)^2", "(1 + 2)^2"],
    ["b^2", "b^2", "(-2)^2"],
    ["h^(-12)", "h^{-12}", "\\left(\\frac{1}{2}\\right)^{-12}"],
    ["2*(a + b)", "2(a + b)", "2(1 - 2)"],
    ["h*k", "hk", "\\frac{1}{2} \\cdot \\left(-\\frac{1}{3}\\right)"],
    ["a/b", "\\frac{a}{b}", "\\frac{1}{-2}"],
    ["a/(b + h)", "\\frac{a}{b + h}", "\\frac{1}{-2 + \\frac{1}{2}}"],
    ["(a + b)/h", "\\frac{a + b}{h}", "\\frac{1 - 2}{\\frac{1}{2}}"],
    [
      "a/((a + b)*k + h)",
      "\\frac{a}{(a + b)k + h}",
      "\\frac{1}{(1 - 2) \\cdot \\left(-\\frac{1}{3}\\right) + \\frac{1}{2}}",
    ],
    ["a/b/h^2", "\\frac{a}{bh^2}", "\\frac{1}{(-2)\\left(\\frac{1}{2}\\right)^2}"],
    ["b*a/a*b/a", "\\frac{ba}{a}\\frac{b}{a}", "-2 \\cdot \\frac{1}{1}\\frac{-2}{1}"],
    [
      "b*1/a*1/b^2",
      "b \\cdot \\frac{1}{a} \\cdot \\frac{1}{b^2}",
      "-2 \\cdot \\frac{1}{1} \\cdot \\frac{1}{(-2)^2}",
    ],
    ["-a", "-a", "-1"],
    ["-b", "-b", "-(-2)"],
    ["abs(a - b)^2", "\\left|a - b\\right|^2", "\\left|1 + 2\\right|^2"],
    ["max(a, h)", "\\operatorname{max}(a, h)", "\\operatorname{max}\\biggl(1, \\frac{1}{2}\\biggr)"],
    ["relu(a - b)", "\\operatorname{ReLU}(a - b)", "\\operatorname{ReLU}(1 + 2)"],
  ])("%s", (text, symbols, substituted) => {
    expect(toTex(read(text), none)).toBe(symbols);
    expect(toTex(read(text), none, values)).toBe(substituted);
  });

  test.each([
    ["ReLU'(a)", "\\operatorname{ReLU}'(a)"],
    ["max'2(a, b)", "\\operatorname{max}'_2(a, b)"],
    ["(dL/dw11)^2", "\\left(\\frac{dL}{dw_{11}}\\right)^2"],
    ["2*dL/dw11", "2\\frac{dL}{dw_{11}}"],
  ])("%s of the book's dialect", (text, tex) => {
    const [expression] = parseQuantities(excerpt(new Source("x", text)));
    expect(expression && toTex(expression, none)).toBe(tex);
  });
});
