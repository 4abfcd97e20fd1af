import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { exactbook } from "../support/program.ts";

function book() {
  const folder = temporaryFolder();
  writeFiles(join(folder, "content"), smallBook({ "folder.html/x.txt": "" }));
  return folder;
}

test("a path to book.yaml is that of its book", () => {
  const folder = book();
  expect(exactbook(folder, "check", "content/book.yaml").status).toBe(0);
  expect(exactbook(folder, "diff", "content", "content/book.yaml")).toMatchObject({
    status: 0,
    stdout: "nothing changes\n",
  });
});

test.each([
  ["check", "content/page.md"],
  ["build", "content/page.md"],
  ["trace", "content/book.yaml/x"],
  ["trace", "content"],
  ["new", "content/page.md/x"],
  ["new", ""],
  ["build", "content", "--out", "content/page.md/x"],
  ["diff", "content", "content/page.md"],
  ["diff", "content", "--with", "w11=1/2", "--html", "content/folder.html"],
  ["diff", "content", "--with", "w11=1/2", "--html", "content/page.md/x.html"],
])("a file in the place of a folder, and the other way round, is a problem: %s %s", (...args) => {
  const folder = book();
  const { status, stderr } = exactbook(folder, ...args);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("exactbook problem ") });
  expect(readFileSync(join(folder, "content/page.md"), "utf8")).toBe(smallBook()["page.md"]);
});

test("the page of a comparison makes its folder", () => {
  const folder = book();
  expect(exactbook(folder, "diff", "content", "--with", "w11=1/2", "--html", "a/b/x.html").status).toBe(0);
  expect(readFileSync(join(folder, "a/b/x.html"), "utf8")).toContain("<!doctype html>");
});

test("names that no file can have are of files that are not there", () => {
  const folder = book();
  const long = "a".repeat(300);
  writeFiles(folder, { "content/page.md": `# A\n\n::include[${long}.md]\n\n![x](${long}.png)\n` });
  const { status, stderr } = exactbook(folder, "check", "--json");
  expect([status, stderr]).toEqual([1, ""]);
  const { problems } = JSON.parse(exactbook(folder, "check", "--json").stdout);
  expect(problems.map(({ code, line }: { code: string; line: number }) => [code, line])).toEqual([
    ["missing-file", 3],
    ["missing-file", 5],
  ]);
});
