import { describe, expect, test } from "vitest";
import { buildFiles, smallBook } from "../support/book.ts";

const files = (yaml: string, more: Record<string, string> = {}) =>
  smallBook({
    "book.yaml": `title: A book\n${yaml}\n`,
    "one.md": "# One\n\n::diagram{#fig-one mode=forward title=T desc=D}\n",
    "two.md": "# Two\n\n::diagram{#fig-two mode=forward title=T desc=D}\n\n:ref[fig-one]\n",
    "how-to-read.md": "# How to read\n\n:ref[fig-two] ::diagram\n".replace(" ::diagram", ""),
    ...more,
  });
const page = (result: ReturnType<typeof buildFiles>, name: string) => String(result.files.get(name));
const contentsOf = (html: string) =>
  (/<nav class="chapters"[\s\S]*?<ul class="back-matter">/.exec(html)?.[0] ?? "")
    .replace(/<[^>]+>/g, " ")
    .split(/\s+/)
    .filter(Boolean)
    .join(" ");

describe("the pages of a book", () => {
  test("in front of the chapters have no number, and are read first", () => {
    const result = buildFiles(files("front: [how-to-read.md]\nchapters: [one.md, two.md]"));
    expect(result.problems).toEqual([]);
    expect(contentsOf(page(result, "index.html"))).toBe("Contents How to read 1 One 2 Two");
    expect(page(result, "how-to-read.html")).toContain(">Figure 2.1</a>");
    expect(page(result, "how-to-read.html")).toContain('<link rel="next" href="one.html">');
    expect(page(result, "index.html")).toContain('<link rel="next" href="how-to-read.html">');
  });

  test("belong to parts, across which their numbers go on", () => {
    const yaml = "chapters:\n  - page.md\n  - part: The passes\n    chapters: [one.md, two.md]";
    const result = buildFiles(files(yaml));
    expect(result.problems).toEqual([]);
    expect(contentsOf(page(result, "index.html"))).toBe("Contents 1 A page The passes 2 One 3 Two");
    expect(page(result, "two.html")).toContain(">Figure 2.1</a>");
    expect(page(result, "one.html")).toMatch(
      /<p class="part">The passes<\/p>\s*<ol>\s*<li><a href="one.html" aria-current/,
    );
  });

  test("list all chapters, their own marked and with its sections, whatever folder they are in", () => {
    const yaml =
      "chapters:\n  - part: First\n    chapters: [one.md, more/deep.md]\n  - part: Second\n    chapters: [two.md]";
    const deep = { "more/deep.md": "# Deep\n\n## A section\n" };
    const result = buildFiles(files(yaml, deep));
    expect(result.problems).toEqual([]);
    const listOf = (html: string) =>
      [...html.matchAll(/<li><a href="([^"]*)"( aria-current="page")?>(?:<span class="number">|[^<])/g)]
        .slice(0, 4)
        .map(([, address, current]) => `${address}${current ? " (here)" : ""}`);
    expect(listOf(page(result, "one.html"))).toEqual([
      "one.html (here)",
      "more/deep.html",
      "two.html",
      "symbols.html",
    ]);
    expect(listOf(page(result, "more/deep.html"))).toEqual([
      "../one.html",
      "../more/deep.html (here)",
      "#a-section",
      "../two.html",
    ]);
    expect(listOf(page(result, "two.html"))).toEqual([
      "one.html",
      "more/deep.html",
      "two.html (here)",
      "symbols.html",
    ]);
  });

  test("that are drafts are left out, unless they are wanted", () => {
    const draft = { "one.md": "---\ndraft: true\n---\n# One\n\nhidden words\n", "two.md": "# Two\n" };
    for (const yaml of [
      "chapters: [page.md, one.md, two.md]",
      "chapters: [page.md, one.md, two.md]\ndrafts: [one.md]",
    ]) {
      const book = files(
        yaml,
        yaml.includes("drafts") ? { ...draft, "one.md": "# One\n\nhidden words\n" } : draft,
      );
      const result = buildFiles(book);
      expect(result.problems).toEqual([]);
      expect([...result.files.values()].filter((file) => String(file).includes("hidden words"))).toEqual([]);
      expect(result.files.has("one.html")).toBe(false);
      expect(contentsOf(page(result, "index.html"))).toBe("Contents 1 A page 2 Two");
      const whole = buildFiles(book, { drafts: true });
      expect(contentsOf(page(whole, "index.html"))).toBe("Contents 1 A page 2 One draft 3 Two");
      expect(page(whole, "one.html")).toContain('<meta name="robots" content="noindex">');
      expect(page(whole, "one.html")).toContain('<p class="draft" role="note"');
      expect(page(whole, "two.html")).not.toContain("noindex");
    }
  });

  test("say their language and its direction", () => {
    const book = files("language: de\nchapters: [one.md, two.md]", {
      "one.md": "---\nlang: ar\n---\n# One\n",
      "two.md": "# Two\n",
    });
    const result = buildFiles(book);
    expect(page(result, "one.html")).toContain('<html lang="ar" dir="rtl">');
    expect(page(result, "two.html")).toContain('<html lang="de">');
  });
});

describe("problems of a book's pages", () => {
  test.each<[title: string, yaml: string, more: Record<string, string>, problems: string[]]>([
    [
      "a part without chapters, and a misspelt one",
      "chapters:\n  - part: Empty\n  - prat: P\n    chapters: [one.md]\n  - [one.md]\n  - one.md",
      {},
      [
        'book.yaml:3:5 missing-key: no "chapters"; expected a list of chapter files',
        'book.yaml:4:5 unknown-key: "prat" in "chapters.1"; expected one of part, chapters; did you mean part?',
        'book.yaml:6:5 bad-shape: a list in "chapters.2"; expected a chapter\'s file alone, whose title is in it, or a part with part: and chapters:',
      ],
    ],
    [
      "a missing chapter in a part, one listed twice",
      "front: [one.md]\nchapters:\n  - part: P\n    chapters: [thre.md, one.md, two.md]",
      { "three.md": "# Three\n" },
      [
        'book.yaml:5:16 missing-chapter: the chapter "thre.md", which nobody wrote; did you mean three.md?',
        'book.yaml:5:25 duplicate-name: "one.md" a second time; expected every chapter once',
      ],
    ],
    [
      "a draft that is no chapter",
      "chapters: [one.md]\ndrafts: [onee.md]",
      { "one.md": "# One\n" },
      ['book.yaml:3:10 missing-chapter: the draft "onee.md", which is no chapter; did you mean one.md?'],
    ],
    [
      "a language that is none",
      "language: english\nchapters: [one.md]",
      { "one.md": "---\nlang: e\ndraft: maybe\n---\n# One\n" },
      [
        'book.yaml:2:11 bad-shape: "english" in "language"; expected a language such as en or pt-BR',
        'one.md:2:7 bad-shape: "e" in "lang"; expected a language such as en or pt-BR',
        'one.md:3:8 bad-shape: "maybe" in "draft"; expected true or false',
      ],
    ],
  ])("%s", (_title, yaml, more, problems) => {
    expect(buildFiles(files(yaml, more)).problems).toEqual(problems);
  });
});
