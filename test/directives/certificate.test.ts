import { expect, test } from "vitest";
import { bodyOf, problemsOf } from "../support/book.ts";
import { elements, only, parse, textContent } from "../support/html.ts";

/** The cells of the table that a directive gives, row by row. */
function rowsOf(markdown: string, files = {}): string[][] {
  const body = only(parse(bodyOf(markdown, files)), "tbody");
  return elements(body, ({ tagName }) => tagName === "tr").map((row) => row.children.map(textContent));
}

const model = (loss: string, x = "2") => ({
  "models/flagship.yaml": `inputs: { x: ${x} }\nequations: { y: "${loss}" }\nloss: y\n`,
});

test("a certificate shows the three proofs with their numbers", () => {
  expect(rowsOf("::certificate[dL/dw11]")).toEqual([
    ["reverse mode", "-2*1", "-2"],
    ["forward mode", "L at w11 = 1 + 1*ε, where ε*ε = 0", "-2"],
    ["difference quotient", "(0-4)/(2*1), the losses at 2 and 0", "-2"],
  ]);
});

test("a polynomial of a higher degree has a wider stencil, exact too", () => {
  const [, , quotient = []] = rowsOf("::certificate[dy/dx]", model("x^4"));
  expect(quotient).toEqual([
    "difference quotient",
    "((4/3)*81+(1/6)*0-(4/3)*1-(1/6)*256)/(2*1), the losses at 3 and 1 and 4 and 0",
    "32",
  ]);
});

test("what differences cannot prove is said in a sentence", () => {
  expect(rowsOf("::certificate[dy/dx]", model("1/x"))[2]).toEqual([
    "difference quotient",
    "not certifiable by differences: y is no polynomial in x",
    "",
  ]);
  expect(rowsOf("::certificate[dy/dx]", model("relu(x)", "0")).slice(2)).toEqual([
    [
      "difference quotient",
      "the difference quotient is not usable: x moves an operation that sits on its kink",
      "",
    ],
    ["convention", "relu in y sits on its kink", "0"],
  ]);
});

test("a certificate is of a gradient", () => {
  expect(problemsOf("::certificate[z1]")).toEqual([
    'page.md:3:15 bad-syntax: "z1"; expected a gradient such as dL/dw11',
  ]);
});
