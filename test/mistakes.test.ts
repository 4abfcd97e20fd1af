import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { codes } from "../src/problem/index.ts";
import { buildFiles, smallBook } from "./support/book.ts";
import { mistakes } from "./support/mistakes.ts";

test.each(mistakes)("%s", (_title, files, messages) => {
  expect(buildFiles(smallBook(files)).problems).toEqual(messages);
});

/** The whole texts that a terminal shows of some rows; `vitest -u` writes those anew whose title is there. */
const TERMINAL = "test/terminal.txt";

test("the terminal shows the place of each mistake", async () => {
  const titles = [...readFileSync(TERMINAL, "utf8").matchAll(/^=== (.*)$/gm)].map(([, title]) => title);
  expect(titles.length).toBeGreaterThanOrEqual(60);
  const texts = titles.map((title) => {
    const row = mistakes.find(([name]) => name === title);
    return `=== ${title}\n${row ? buildFiles(smallBook(row[1])).terminal : "no such row"}`;
  });
  await expect(texts.join("\n")).toMatchFileSnapshot(resolve(TERMINAL));
});

test("the book that the rows spoil is sound", () => {
  expect(buildFiles(smallBook()).problems).toEqual([]);
});

describe("every code has a row", () => {
  /** Tested where the command line is. */
  const elsewhere = ["unsafe-output", "unwritable-output", "missing-book", "not-text", "unreadable-file"];
  const seen = new Set(
    mistakes.flatMap(([, , messages]) => messages.map((message) => message.split(" ")[1]?.slice(0, -1))),
  );

  test.each(Object.keys(codes).filter((code) => !elsewhere.includes(code)))("%s", (code) => {
    expect(seen).toContain(code);
  });
});
