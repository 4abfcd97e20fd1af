import { expect, test } from "vitest";
import { buildFiles, smallBook } from "../support/book.ts";

/** The ids of a page's headings with their words. */
const headings = (markdown: string) =>
  [...buildFiles(smallBook({ "page.md": markdown })).body.matchAll(/<h\d id="([^"]*)">([^<]*)/g)].map(
    ([, id, words]) => [id, words],
  );

test("headings of signs alone have ids of their own", () => {
  expect(headings("# 🎉\n\n## ???\n\n## ✓\n\n## Section\n")).toEqual([
    ["section", "🎉"],
    ["section-1", "???"],
    ["section-2", "✓"],
    ["section-3", "Section"],
  ]);
});

test("a comment in a heading stands neither in its id nor where it is listed", () => {
  const { files, problems } = buildFiles(
    smallBook({ "page.md": "# A <!-- draft --> page\n\n## B <!-- see C --> b\n" }),
  );
  expect(problems).toEqual([]);
  const page = files.get("page.html");
  expect(page).toContain("<title>A page");
  expect(page).toContain('href="#b-b"');
  expect(files.get("index.html")).not.toContain("draft");
});

test("line ends of other systems give the same book", () => {
  const page = "# A page\n\n```js\na;\nb;\n```\n\n<div>\nx\n</div>\n\n---\n\n:::note\nWords  \nmore.\n:::\n";
  const built = (end: string) => {
    const texts = smallBook({ "page.md": `---\ndescription: Words\n---\n\n${page}` });
    return buildFiles(
      Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text.replaceAll("\n", end)])),
    );
  };
  expect(built("\n").problems).toEqual([]);
  for (const end of ["\r\n", "\r"]) expect(built(end)).toEqual(built("\n"));
});
