import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digestOfFile } from "../../src/output/index.ts";
import { createBuilder, type Rebuild } from "../../src/site/index.ts";
import { flagship, smallBook, temporaryFolder, writeFiles } from "../support/book.ts";

function bookOf(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  writeFiles(folder, smallBook(files));
  const { build } = createBuilder(folder, { cwd: folder, generator: "Exactbook" });
  return { folder, build };
}

const TWO = { "book.yaml": "title: A\nchapters: [page.md, two.md]\n", "two.md": "# Two\n" };

test("a builder tells which files each of its builds changed", () => {
  const { folder, build } = bookOf({ ...TWO, "images/a.svg": "<svg/>" });
  const first = build();
  expect([...first.changed].sort()).toEqual([...first.files.keys()].sort());
  expect(build().changed).toEqual([]);
  writeFiles(folder, { "two.md": "# Two\n\nMore.\n" });
  expect(build()).toMatchObject({ changed: ["two.html"], removed: [] });
  writeFiles(folder, { "images/a.svg": "<svg></svg>" });
  expect(build().changed).toEqual(["images/a.svg"]);
});

test("what a book no longer has is told", () => {
  const { folder, build } = bookOf({ ...TWO, "images/a.svg": "<svg/>" });
  build();
  writeFiles(folder, { "book.yaml": "title: A\nchapters: [page.md]\n" });
  rmSync(join(folder, "images/a.svg"));
  expect([...build().removed].sort()).toEqual(["images/a.svg", "two.html"]);
});

test("a build with problems gives no files, and the next one is compared with the last sound one", () => {
  const { folder, build } = bookOf({});
  const digests = ({ files }: Rebuild) => [...files].map(([path, file]) => [path, digestOfFile(file)]);
  const first = build();
  writeFiles(folder, { "page.md": "# A page\n\n:value[q]\n" });
  const broken = build();
  expect(broken.problems.map(({ code }) => code)).toEqual(["unknown-name"]);
  expect({ ...broken, problems: [] }).toMatchObject({ files: new Map(), changed: [], removed: [] });
  writeFiles(folder, { "page.md": "# A page\n" });
  const mended = build();
  expect(mended).toMatchObject({ changed: [], removed: [] });
  expect(digests(mended)).toEqual(digests(first));
});

test("an edited model changes the pages that use it", () => {
  const { folder, build } = bookOf({ ...TWO, "two.md": "# Two\n\n:value[L]\n" });
  build();
  writeFiles(folder, { "models/flagship.yaml": flagship.replace("c: 0", "c: 1") });
  expect([...build().changed].sort()).toEqual([
    "check.html",
    "check/flagship.js",
    "check/flagship.py",
    "ledger-flagship.html",
    "symbols.html",
    "two.html",
  ]);
});
