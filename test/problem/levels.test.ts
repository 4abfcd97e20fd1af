import { expect, test } from "vitest";
import {
  format,
  inOrder,
  type Level,
  type Problem,
  problemAt,
  Source,
  stops,
} from "../../src/problem/index.ts";

const source = new Source("a.md", "one\ntwo\n");
const at = (start: number, level?: Level): Problem =>
  problemAt(source, { start, end: start }, "bad-syntax", { found: "this", ...(level && { level }) });

test("a problem has the level of its code, unless an option says otherwise", () => {
  expect(at(0).level).toBe("error");
  expect(at(0, "warning").level).toBe("warning");
});

test("a warning says that it is one", () => {
  expect(format(at(4))).toBe("a.md:2:1 bad-syntax: this");
  expect(format(at(4, "warning"))).toBe("a.md:2:1 bad-syntax: warning: this");
});

test("errors stand before warnings, then whatever stands first in its file", () => {
  const problems = [at(0, "warning"), at(5), at(4)];
  expect(inOrder(problems).map(({ level, place }) => [level, place.column])).toEqual([
    ["error", 1],
    ["error", 2],
    ["warning", 1],
  ]);
});

test("warnings stop a build that does not allow them, errors every build", () => {
  expect([stops([], false), stops([at(0, "warning")], false), stops([at(0, "warning")], true)]).toEqual([
    false,
    true,
    false,
  ]);
  expect([stops([at(0)], true), stops([at(0, "warning"), at(1)], true)]).toEqual([true, true]);
});
