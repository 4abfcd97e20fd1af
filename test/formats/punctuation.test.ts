import { expect, test } from "vitest";
import { bodyOf } from "../support/book.ts";
import { elements, hasClass, parse, textContent } from "../support/html.ts";

/** The ends of what may not be broken over lines. */
const kept = (markdown: string) =>
  elements(parse(bodyOf(markdown)), (element) => hasClass(element, "unbroken")).map((element) =>
    textContent(element).replace(/^.*?(?=[,.;:)]+$)/s, ""),
  );

test("a mark behind a short formula keeps to its line", () => {
  expect(
    kept("Take $x$, then $w_{11}$; and $y$ (or $z$). Or $v$ at the end, or $\\value{L}$; a link"),
  ).toEqual([",", ";", ").", ";"]);
});

test("behind a long one, which may be broken itself, nothing is done", () => {
  expect(kept("Take $a + b + c + d + e + f + g + h + i$, then go.")).toEqual([]);
});

test("a link to the formula's proof is no hindrance", () => {
  expect(kept("It is $\\value{dL/dw11}$, and $\\value{z1}$.")).toEqual([",", "."]);
});
