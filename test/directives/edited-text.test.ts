import fc from "fast-check";
import type { Root } from "mdast";
import { describe, expect, test } from "vitest";
import { EditedText, parseMarkdown } from "../../src/directives/index.ts";
import { Source } from "../../src/problem/index.ts";

const whole = (text: string) => parseMarkdown(new Source("chapter.md", text));

/** A tree without what remark-gfm says of its root where a box for a tick stands behind an empty item. */
const blocks = ({ children, position }: Root) => ({ children, position });

/** Reads texts one after another and expects the tree of each to be that of the whole text. */
function expectSame(texts: readonly string[]): void {
  const edited = new EditedText();
  for (const text of texts) {
    const tree = parseMarkdown(new Source("chapter.md", text), edited);
    expect(blocks(tree)).toEqual(blocks(whole(text)));
  }
}

/** What the parser was given while some texts were read one after another. */
function readOf(texts: readonly string[]): string[] {
  const edited = new EditedText();
  const read: string[] = [];
  for (const text of texts) {
    edited.read(text, (part) => {
      read.push(part);
      return whole(part);
    });
  }
  return read;
}

const CHAPTER = `---
title: A chapter
---

# One

Words with [a link][far], a note[^n] and $x$.

## Two

- a list

  \`\`\`sh
  # no heading
  \`\`\`

## Three

> a quote

## Four

The end.

[far]: https://example.org
[^n]: The note.
`;

describe("an edited text", () => {
  test("is read from the heading before the edit to the next one, with the labels of the others", () => {
    const read = readOf([CHAPTER, CHAPTER.replace("a list", "a longer list")]);
    expect(read).toHaveLength(2);
    expect(read[1]).toBe(
      "[far]: #\n\n[^n]: #\n\n## Two\n\n- a longer list\n\n  ```sh\n  # no heading\n  ```\n\n#",
    );
  });

  test("has the places of the whole text", () => {
    expectSame([
      CHAPTER,
      CHAPTER.replace("a list", "a\n- longer\n- list"),
      CHAPTER.replace("> a quote", "> a [quote][far]"),
      CHAPTER.replace("Words", "More\n\nwords"),
      CHAPTER.replace("The end.", "The end, with [a link][far]."),
    ]);
  });

  test.each([
    ["an open box", "- a list", "```\n- a list"],
    ["an open comment", "- a list", "<!--\n- a list"],
    ["an open directive", "- a list", ":::note\n- a list"],
    ["an open formula", "- a list", "$$\n- a list"],
    ["a label more", "> a quote", "[more]: https://example.com"],
    ["a label less", "[far]: https://example.org\n", ""],
    ["a note in another's place", "[^n]: The note.", "[^m]: The note."],
    ["no front matter", "---\ntitle", "--\ntitle"],
    ["a heading that is none", "## Three", "Three"],
    ["a heading below a line", "## Three", "Words\n## Three"],
    ["lines that end otherwise", "\n\n## Three", "\r\n\r\n## Three"],
  ])("with %s is what it is as a whole, and so is the one before it again", (_, was, is) => {
    expectSame([CHAPTER, CHAPTER.replace(was, is), CHAPTER, CHAPTER.replace(was, `${is} `)]);
  });

  test("gives a tree of its own each time", () => {
    const edited = new EditedText();
    const first: Root = edited.read(CHAPTER, whole);
    first.children.length = 0;
    expect(edited.read(CHAPTER, whole)).toEqual(whole(CHAPTER));
  });

  const block = fc.constantFrom(
    ...[
      "# A",
      "## B",
      "### C {#c}",
      "#",
      "#\t tab",
      " ## D",
      "Title\n=====",
      "---",
      "---\ntitle: x\n---",
      "***",
    ],
    ...[
      "Words.",
      "See [a], [b][a] and [^n].",
      "$x$ and $$",
      "$$\nx\n$$",
      "`code`",
      "```\n# no\n\n# heading\n```",
    ],
    ...[
      "```",
      "~~~",
      ":::note",
      ":::",
      "::::what-if{with=x}",
      "::value[L]{a=b}",
      "<!--",
      "-->",
      "<div>",
      "</div>",
    ],
    ...["- one\n- two", "- one\n\n  ## in it", "> ## in it\nlazy", "1. a\n\n\n   b", "    code", "[ ] task"],
    ...["| a | b |\n|---|---|\n| 1 | 2 |", "[a]: x", "[A]: y", "[^n]: A note.\n\n    ## in it", "> [a]: z"],
    ...["[a]:\nx", "[a\\]b]: x", "https://example.org", "<script>\n\n# no\n", "\u0000", "\uFEFF", "é ß ẞ"],
  );
  const heading = fc.constantFrom("# A", "## B", "### C {#c}", "#", "#\t tab");
  const between = fc.constantFrom("\n", "\r\n\r\n", "\r", "\n\n\n", " ", "");
  const gap = fc.oneof({ arbitrary: fc.constant("\n\n"), weight: 8 }, between);
  const text = fc
    .array(fc.tuple(fc.oneof(heading, block), gap), { maxLength: 14 })
    .map((parts) => parts.map((part) => part.join("")).join(""));
  const edit = fc.record({ at: fc.nat(), length: fc.nat(6), by: fc.oneof(text, block, gap) });

  test("is what it is as a whole, however it is edited", () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
        const texts = [first];
        for (const { at, length, by } of edits) {
          const last = texts.at(-1) ?? "";
          const start = at % (last.length + 1);
          texts.push(last.slice(0, start) + by + last.slice(start + length));
        }
        expectSame(texts);
      }),
      { numRuns: 300 },
    );
  });
});
