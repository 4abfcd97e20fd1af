import { expect, test } from "vitest";
import { decimal, Rational } from "../../src/rational/index.ts";
import { bodyOf, problemsOf } from "../support/book.ts";
import { annotations, parse, textContent } from "../support/html.ts";

test.each([
  ["1/2", "0.5", ""],
  ["-1/3", "-0.", "3"],
  ["1/12", "0.08", "3"],
  ["22/7", "3.", "142857"],
  ["-5", "-5", ""],
  ["1/1024", "0.0009765625", ""],
])("%s is %s(%s)", (text, fixed, repeating) => {
  const value = Rational.parse(text);
  expect(value && decimal(value, 30)).toEqual({ fixed, repeating });
});

test("a longer expansion is none", () => {
  expect(decimal(Rational.of(1n, 97n), 30)).toBeUndefined();
  expect(decimal(Rational.of(1n, 97n), 96)?.repeating).toHaveLength(96);
});

test("a decimal on a page is exact, or a problem", () => {
  expect(textContent(parse(bodyOf(":value[1/3]{as=decimal} :eq[L/8]{as=decimal} :value[1/3]")))).toBe(
    "0.(3) L/8=0.125 1/3",
  );
  expect(annotations(parse(bodyOf(":eq[L/3]{as=decimal form=math}")))).toEqual([
    "\\frac{L}{3}=0.\\overline{3}",
  ]);
  expect(problemsOf(":value[1/97]{as=decimal}")).toEqual([
    "page.md:3:17 bad-attribute: 1/97 as a decimal, which takes more than 30 digits; expected as=fraction",
  ]);
});
