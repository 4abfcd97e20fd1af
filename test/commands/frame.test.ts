import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { frame } from "../../src/commands/frame.ts";
import { paper } from "../../src/commands/io.ts";
import { moreOn } from "../../src/commands/problems.ts";
import { problemsText } from "../../src/commands/show-problems.ts";
import { problemAt, Source } from "../../src/problem/index.ts";

/** The problem that `word` is in a text. */
function problem(text: string, word: string, length = word.length) {
  const start = word === "" ? text.length : text.indexOf(word);
  return problemAt(new Source("a.md", text), { start, end: start + length }, "bad-syntax", { found: "this" });
}

const shown = (text: string, word: string, width = 100) => frame(problem(text, word), width);

describe("a frame", () => {
  test("underlines the place in its line", () => {
    expect(shown("one\ntwo three\nfour\n", "three")).toEqual(["  2 | two three", "    |     ^^^^^"]);
  });

  test("has a tab as two spaces, in the line and below it", () => {
    expect(shown("\ta\tword", "word")).toEqual(["  1 |   a  word", "    |      ^^^^"]);
  });

  test("counts wide characters, joined emoji and accents by the cells they take", () => {
    const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}";
    expect(shown("漢字 word", "word")[1]).toBe("    |      ^^^^");
    expect(shown(`${family} word`, "word")[1]).toBe("    |    ^^^^");
    expect(shown("e\u0301 word", "word")[1]).toBe("    |   ^^^^");
    expect(shown("a 漢字 b", "漢字")[1]).toBe("    |   ^^^^");
  });

  test("shows the part of a long line around the place, within the width", () => {
    for (const [before, behind] of [
      [0, 500],
      [500, 500],
      [500, 0],
      [50_000, 50_000],
    ] as const) {
      const [line = "", under = ""] = shown(`${"x".repeat(before)}word${"y".repeat(behind)}`, "word", 60);
      expect(stringWidth(line)).toBeLessThanOrEqual(60);
      expect([...line].slice(under.indexOf("^"), under.length).join("")).toBe("word");
      expect([line.includes("…x"), line.endsWith("y…")]).toEqual([before > 0, behind > 0]);
    }
  });

  test("cuts what is marked where it is wider than the screen", () => {
    const word = "w".repeat(300);
    const [line = "", under = ""] = shown(`ab ${word}`, word, 50);
    expect([stringWidth(line) <= 50, stringWidth(under) <= 50, line.endsWith("…")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("ends with its line", () => {
    const [line, under] = frame(problem("a bc\nde", "bc", 5), 100);
    expect([line, under]).toEqual(["  1 | a bc", "    |   ^^"]);
    expect(frame(problem("a bc\r\nde", "bc", 5), 100)).toEqual([line, under]);
  });

  test("stands behind the last character, and behind the last line", () => {
    expect(shown("a bc", "")).toEqual(["  1 | a bc", "    |     ^"]);
    expect(shown("a bc\n", "")).toEqual(["  2 |", "    | ^"]);
  });

  test("is left out where there is no text", () => {
    expect(shown("", "")).toEqual([]);
  });

  test("shows nothing that steers a terminal or turns its writing round", () => {
    expect(shown("\u001B[2Jword\u202E", "word")).toEqual(["  1 | \uFFFD[2Jword\uFFFD", "    |     ^^^^"]);
  });
});

describe("problems in a terminal", () => {
  const found = problem("one two", "two");

  test("are coloured where colours are wanted, and the same text", () => {
    const plain = problemsText([found], paper);
    const coloured = problemsText([found], { ...paper, colors: true });
    expect(coloured).toContain("\u001B[31m^^^\u001B[39m");
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  test("say once where to read more: at the project's address, or by a command while it has none", () => {
    expect(moreOn([found, found], undefined)).toBe("more on this: exactbook problem bad-syntax\n");
    expect(moreOn([found], "https://example.org/book")).toBe(
      "more on this: https://example.org/book/guide/problems.html#bad-syntax\n",
    );
  });
});
