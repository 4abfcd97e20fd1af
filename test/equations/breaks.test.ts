import { expect, test } from "vitest";
import { NARROW, rowsTex, texWidth } from "../../src/equations/index.ts";
import { breakableTex } from "../../src/equations/tex.ts";
import { parseExpression } from "../../src/model/index.ts";
import { excerpt, Source } from "../../src/problem/index.ts";

const notation = { names: new Map<string, string>(), derivatives: "d" } as const;
const row = (left: string, ...sides: string[]) => ({
  left,
  sides: sides.map((text) => breakableTex(parseExpression(excerpt(new Source("x", text))), notation)),
});
const aligned = (...lines: string[]) => `\\begin{aligned}\n${lines.join(" \\\\\n")}\n\\end{aligned}`;
const repeated = (text: string, count: number, join: string) => Array(count).fill(text).join(join);

test("what fits stands on one line", () => {
  expect(rowsTex([row("a", "b + c"), row("b", "c")])).toBe("a=b + c,\\quad b=c");
});

test("equations that do not fit side by side stand below one another", () => {
  const tex = rowsTex([row("a", repeated("b", 8, " + ")), row("b", "c")]);
  expect(tex).toBe(
    "\\begin{aligned}\na &= b + b + b + b + b + b + b + b \\\\[0.5em]\nb &= c\n\\end{aligned}",
  );
});

test("a sum goes on below before a sign, and its terms stay whole", () => {
  expect(rowsTex([row("a", repeated("2*(b - c)", 5, " - "))])).toBe(
    aligned("a &= 2(b - c) - 2(b - c) - 2(b - c)", " &\\quad {} - 2(b - c) - 2(b - c)"),
  );
});

test("a product is broken where its sum cannot be, and shows its dot", () => {
  const tex = rowsTex([row("a", `${repeated("bcdefgh", 5, "*")} + 1`)]);
  expect(tex.split("\n")).toContain(" &\\quad {} \\cdot \\text{bcdefgh}\\,\\text{bcdefgh} + 1");
});

test("factors stand evenly on as few lines as they need", () => {
  const half = repeated("\\text{bcdef}", 3, "\\,");
  const tex = rowsTex([row("a", repeated("bcdef", 6, "*"))]);
  expect(tex).toBe(aligned(`a &= ${half}`, ` &\\quad {} \\cdot ${half}`));
});

test("brackets are broken only when nothing else helps", () => {
  const tex = rowsTex([row("a", `x*(${repeated("bcd", 8, " + ")})^2`)]);
  expect(tex).toMatch(/\(\\text\{bcd\} \+ .* \\\\\n &\\quad \{\} \+ \\text\{bcd\}.*\)\^2/s);
});

test("what cannot be broken stays whole", () => {
  const number = "1".repeat(60);
  expect(rowsTex([row("a", number)])).toBe(aligned(`a &= ${number}`));
});

test("a name that takes the line has what it equals below it", () => {
  expect(rowsTex([row(repeated("b", 6, " + "), repeated("c", 6, " + "))])).toBe(
    aligned("\\mathrlap{b + b + b + b + b + b} &", " &= c + c + c + c + c + c"),
  );
});

test.each([
  ["x", 0.572],
  ["11", 1],
  ["\\frac{1}{22}", 1.24],
  ["1 + 1", 0.5 + 0.222 + 0.778 + 0.222 + 0.5],
  ["1 = 1", 0.5 + 0.278 + 0.778 + 0.278 + 0.5],
])("the width of %s", (tex, width) => expect(texWidth(tex)).toBeCloseTo(width, 2));

test("a narrow page has room for 17 em", () => expect(NARROW).toBe(17));
