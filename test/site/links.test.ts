import { describe, expect, test } from "vitest";
import { buildFiles, smallBook } from "../support/book.ts";

const book = (files: Record<string, string>, yaml = "chapters: [page.md, part/two.md]") =>
  buildFiles(
    smallBook({
      "book.yaml": `title: A book\n${yaml}\n`,
      "page.md": "# A page\n\n## One\n",
      "part/two.md": "# Two\n",
      ...files,
    }),
  );
const page = (result: ReturnType<typeof buildFiles>, name: string) => String(result.files.get(name));

describe("files that a page shows or links to", () => {
  test("are copied, from beside the chapter and from images/, wherever they are named", () => {
    const files = {
      "images/a.png": "a",
      "part/b c.png": "b",
      "part/c.svg": "c",
      "data.csv": "d",
      "part/unused.png": "u",
      "part/two.md":
        '# Two\n\n![](../images/a.png) ![b](<b c.png> "B") [data](../data.csv) ![c][c]\n\n<img src="c.svg" srcset="c.svg 1x, ../images/a.png 2x" alt="">\n\n[c]: c.svg\n',
    };
    const result = book(files);
    expect(result.problems).toEqual([]);
    const copied = [...result.files.keys()].filter((path) => Object.hasOwn(files, path));
    expect(copied.sort()).toEqual(["data.csv", "images/a.png", "part/b c.png", "part/c.svg"]);
    expect(page(result, "part/two.html")).toContain('<img src="b%20c.png" alt="b" title="B">');
  });

  test("are found from the file that names them, an included one too", () => {
    const include =
      '![x](x.png) [two](two.md) [self](#there)\n\n<a href="two.md#two">two</a> <img alt="" src="x.png">\n';
    const result = book({
      "page.md": "# A page\n\n## There\n\n::include[part/net.md]\n",
      "part/net.md": include,
      "part/x.png": "x",
    });
    expect(result.problems).toEqual([]);
    expect(page(result, "page.html")).toContain(
      '<p><img src="part/x.png" alt="x"> <a href="part/two.html">two</a> <a href="#there">self</a></p>',
    );
    expect(page(result, "page.html")).toContain(
      '<a href="part/two.html#two">two</a> <img alt="" src="part/x.png">',
    );
  });
});

describe("links", () => {
  test("lead to pages of chapters, of models, and to files, and may leave the book", () => {
    const two =
      "[a](../page.md#one) [b](../page.html) [c](../symbols.html) [d](../ledger-flagship.html#q-w11) [e](../models/flagship.yaml) [f](/x) [g](https://example.org/none.md) [h](mailto:a@example.org) [i](../../other/book.html) [j](./two.md?q=1#two) [k](..)";
    const result = book({ "part/two.md": `# Two\n\n${two}\n` });
    expect(result.problems).toEqual([]);
    expect(
      [...page(result, "part/two.html").matchAll(/<a href="([^"]*)">[a-k]<\/a>/g)].map(([, url]) => url),
    ).toEqual([
      "../page.html#one",
      "../page.html",
      "../symbols.html",
      "../ledger-flagship.html#q-w11",
      "../models/flagship.yaml",
      "/x",
      "https://example.org/none.md",
      "mailto:a@example.org",
      "../../other/book.html",
      "two.html?q=1#two",
      "../index.html",
    ]);
  });

  test.each<[title: string, files: Record<string, string>, problems: string[], yaml?: string]>([
    [
      "a missing image, a missing file, another case",
      {
        "page.md": "# A page\n\n![](images/nte.png) [x](data/y.csv)\n\n![](Images/net.PNG)\n",
        "images/net.png": "x",
      },
      [
        'page.md:3:5 missing-file: the file "images/nte.png", which is not there; did you mean images/net.png?',
        'page.md:3:25 missing-file: a link to "data/y.csv", which is not there',
        'page.md:5:5 missing-file: the file "Images/net.PNG", which is not there; did you mean images/net.png?',
      ],
    ],
    [
      "in raw HTML",
      {
        "page.md":
          '# A page\n\nx <a href="nne.md">y</a>\n\n<figure>\n<img src="none.png" srcset="images/a.png 1x,\n  b.png 2x">\n</figure>\n\n<!-- <a href="q.md"> -->\n',
        "images/a.png": "a",
      },
      [
        'page.md:3:12 bad-reference: a link to "nne.md", which is no page of the book',
        'page.md:6:11 missing-file: the file "none.png", which is not there',
        'page.md:7:3 missing-file: the file "b.png", which is not there',
      ],
    ],
    [
      "on the title page, and in a definition",
      { "index.md": "[x](part/tow.md) [y]\n\n[y]: page.md#two\n" },
      [
        'index.md:1:5 bad-reference: a link to "part/tow.md", which is no page of the book; did you mean part/two.md?',
        'index.md:3:6 bad-reference: a link to "#two", which page.md does not have',
      ],
    ],
    [
      "an image outside of the book",
      { "page.md": "# A page\n\n![](../x.png)\n" },
      ['page.md:3:5 missing-file: the file "../x.png", which lies outside of the book\'s folder'],
    ],
    [
      "a draft",
      { "page.md": "# A page\n\n[x](part/two.md)\n" },
      ['page.md:3:5 bad-reference: a link to "part/two.md", which is a draft'],
      "chapters: [page.md, part/two.md]\ndrafts: [part/two.md]",
    ],
  ])("that lead nowhere: %s", (_title, files, problems, yaml) => {
    expect(book(files, yaml).problems).toEqual(problems);
  });
});

describe("footnotes and definitions", () => {
  test.each<[title: string, markdown: string, problems: string[]]>([
    [
      "a call without a footnote, a footnote without a call",
      "One[^a] two[^bb] `[^c]` \\[^d].\n\n[^a]: A.\n[^b]: B.\n",
      [
        'page.md:3:12 bad-footnote: "[^bb]", which no footnote answers; expected a line [^bb]: with its text, or a backslash before the bracket; did you mean [^b]?',
        "page.md:6:1 bad-footnote: the footnote [^b], which nothing calls",
      ],
    ],
    [
      "in included files",
      "One[^a].\n\n::include[more.md]\n",
      [
        'more.md:1:1 bad-footnote: "[^q]", which no footnote answers; expected a line [^q]: with its text, or a backslash before the bracket',
        "more.md:6:1 duplicate-name: the address of [x] stands here and at more.md:5:1; expected one of them",
        "more.md:8:1 duplicate-name: the footnote [^a] stands here and at more.md:3:1; expected one of them",
      ],
    ],
  ])("%s", (_title, markdown, problems) => {
    const more = "[^q]\n\n[^a]: A.\n\n[x]: page.md\n[x]: page.md\n\n[^a]: B.\n";
    expect(book({ "page.md": `# A page\n\n${markdown}`, "more.md": more }).problems).toEqual(problems);
  });
});

describe("redirects", () => {
  const redirects = (lines: string[], url = "") =>
    book(
      {},
      `${url}chapters: [page.md, part/two.md]\nredirects:\n${lines.map((line) => `  ${line}\n`).join("")}`,
    );

  test("lead from old addresses to pages, in one step", () => {
    const result = redirects(
      [
        "old.html: page.html#one",
        "deep/er/old.html: part/two.md",
        "older.html: old.html",
        "away.html: https://example.org/",
      ],
      "url: https://example.org/book\n",
    );
    expect(result.problems).toEqual([]);
    expect(page(result, "old.html")).toContain('<meta http-equiv="refresh" content="0; url=page.html#one">');
    expect(page(result, "old.html")).toContain(
      '<link rel="canonical" href="https://example.org/book/page.html#one">',
    );
    expect(page(result, "older.html")).toContain('<a href="page.html#one">');
    expect(page(result, "deep/er/old.html")).toContain("url=../../part/two.html");
    expect(page(result, "away.html")).toContain('<link rel="canonical" href="https://example.org/">');
  });

  test("that lead nowhere are problems", () => {
    const lines = [
      "page.html: part/two.html",
      "SYMBOLS.html: page.html",
      "a.html: b.html",
      "b.html: c.html",
      "c.html: b.html",
      "d.html: pge.html",
      "e.html: page.html#two",
      "../f.html: page.html",
      "g: page.html",
      "h.html: ../x.html",
      "i.html: d.html",
      "page.html/x.html: page.html",
      ".exactbook/x.html: page.html",
      "j.html: ''",
    ];
    expect(redirects(lines).problems).toEqual([
      'book.yaml:4:3 bad-redirect: "page.html", which is a page of the book; expected an address without a page',
      'book.yaml:5:3 bad-redirect: "SYMBOLS.html", which is a page of the book; expected an address without a page',
      'book.yaml:7:11 bad-redirect: "b.html", which leads in a circle; expected a page of the book',
      'book.yaml:9:11 bad-reference: a link to "pge.html", which is no page of the book; did you mean page.html?',
      'book.yaml:10:11 bad-reference: a link to "#two", which page.md does not have',
      'book.yaml:11:3 bad-redirect: the old address "../f.html"; expected a path such as old.html or part/old.html',
      'book.yaml:12:3 bad-redirect: the old address "g"; expected a path such as old.html or part/old.html',
      'book.yaml:13:11 bad-redirect: "../x.html"; expected a page of the book, or an https address',
      'book.yaml:15:3 bad-redirect: the old address "page.html/x.html"; expected a path such as old.html or part/old.html',
      'book.yaml:16:3 bad-redirect: the old address ".exactbook/x.html"; expected a path such as old.html or part/old.html',
      'book.yaml:17:11 bad-redirect: ""; expected a page of the book, or an https address',
    ]);
  });
});
