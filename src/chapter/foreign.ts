import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { ATTRIBUTE_LIST, besideId, elsewhere, figureId, ID_ALONE, idIn } from "../directives/index.ts";
import { type Finding, problemAt, type Report, type Source } from "../problem/index.ts";
import { givenId } from "./headings.ts";

/** Where what stands in a chapter, by offsets in its source. */
interface Layout {
  readonly texts: (readonly [start: number, end: number])[];
  /** Paragraphs from their start to their end. */
  readonly paragraphs: Map<number, number>;
  /** Where the words of quotes begin. */
  readonly quotes: Set<number>;
  /** Where the ids of headings and figures begin. */
  readonly ids: Set<number>;
}

/** What other tools write and this one prints as typed. */
interface Foreign {
  /** An example, for the guide. */
  readonly written: string;
  /** What stands for the example here, for the guide. */
  readonly here: string;
  readonly shape: RegExp;
  /** What is to stand in the place of a match in plain text; undefined where the match is meant as it is. */
  readonly instead: (match: RegExpMatchArray, layout: Layout) => Omit<Finding, "found"> | undefined;
}

const DOLLARS = "a line $$ before it, and one behind its end";
const NO_CONTENTS = "nothing: the contents stand beside every page";

/** What other tools write, and what is written here. */
export const foreign: readonly Foreign[] = [
  {
    written: "> [!CAUTION]",
    here: ":::warning",
    shape: /\[!(\w+)\]/g,
    instead: ({ index = 0, 1: kind = "" }, { quotes }) => {
      const name = kind.toLowerCase();
      return quotes.has(index) ? { suggestion: `:::${elsewhere.get(name) ?? name}` } : undefined;
    },
  },
  {
    written: "[[toc]]",
    here: NO_CONTENTS,
    shape: /\[(?:\[toc\]|toc)\]/gi,
    instead: ({ 0: written, index = 0 }, { paragraphs }) =>
      paragraphs.get(index) === index + written.length ? { expected: NO_CONTENTS } : undefined,
  },
  {
    written: "{{#include net.md}}",
    here: "::include[net.md]",
    shape: /(?<!\\)\{\{(?:#(?:rustdoc_)?include|<[ \t]+include)[ \t]+([^\s{}:]+)[^{}\n]*\}\}/g,
    instead: ([, file]) => ({ suggestion: `::include[${file}]` }),
  },
  {
    written: "{ref}`fig-net`",
    here: ":ref[fig-net]",
    shape: /(?<!\\)\{(?:ref|numref|eq)\}`(?:[^`\n]*<)?([^`\n<>]+)>?`/g,
    instead: ([, id]) => ({ suggestion: `:ref[${id}]` }),
  },
  {
    written: "!!! note",
    here: ":::note",
    shape: /^!!! *([a-z]+)/gm,
    instead: ([, kind = ""]) => ({ suggestion: `:::${elsewhere.get(kind) ?? kind}` }),
  },
  {
    written: "\\(w^2\\)",
    here: "$w^2$",
    // Nobody else writes a backslash before a parenthesis; before a bracket, it is there to keep it as text.
    shape: /(?<!\\)\\\(((?:(?!\\\)|\n).)*?(?:[\^=]|\\[a-z])(?:(?!\\\)|\n).)*)\\\)/g,
    instead: ([, tex]) => ({ suggestion: `$${tex}$` }),
  },
  {
    written: "\\[w^2\\]",
    here: "$$w^2$$",
    shape: /(?<!\\)\\\[((?:(?!\\\]|\n\s*\n).)*?(?:[\w)}]\^|\\[a-z]{2})(?:(?!\\\]|\n\s*\n).)*)\\\]/gs,
    instead: ([, tex = ""]) => ({ suggestion: `$$${tex.trim()}$$` }),
  },
  {
    written: "\\begin{align}",
    here: DOLLARS,
    shape: /(?<!\\)\\begin\{\w+\*?\}/g,
    instead: () => ({ expected: DOLLARS }),
  },
  {
    written: "\\ref{fig-net}",
    here: ":ref[fig-net]",
    shape: /(?<!\\)\\(?:eq|auto|[cC])?ref\{([\w:-]+)\}/g,
    instead: ([, id]) => ({ suggestion: `:ref[${id}]` }),
  },
  {
    written: "@fig-net",
    here: ":ref[fig-net]",
    shape: /(?<![\w\\@[])(?:@|\[@)((?:fig|tbl|lst|eq|sec|exr)-[\w-]+)(?:\])?/g,
    instead: ([, id]) => ({ suggestion: `:ref[${id}]` }),
  },
  {
    written: "[[net]]",
    here: "[net](net.md)",
    shape: /(?<!\\)\[\[(?!toc\]\])([^[\]|,\n]*[a-z][^[\]|,\n]*)(?:\|([^[\]\n]+))?\]\](?!\()/gi,
    instead: ([, page = "", words = page]) => ({ suggestion: `[${words}](${page}.md)` }),
  },
  {
    written: "\\cite{rumelhart}",
    here: "[^rumelhart]",
    shape: /(?<!\\)\\cite[pt]?\{([\w:-]+)[^{}\n]*\}/g,
    instead: ([, id]) => ({ suggestion: `[^${id}]`, expected: "a footnote, or a link" }),
  },
  {
    written: "##Steps",
    here: "## Steps",
    shape: /^(#{2,6})(\p{L}.*)$/gmu,
    instead: ([, marks, words]) => ({ suggestion: `${marks} ${words}` }),
  },
  {
    written: "{% include net.html %}",
    here: "::include[net.md]",
    shape: /(?<![\\{])\{% *\w[^%\n]*%\}/g,
    instead: () => ({ expected: "a directive, or nothing: chapters are no templates" }),
  },
  {
    written: "{{< pagebreak >}}",
    here: "nothing: chapters have no shortcodes",
    shape: /(?<!\\)\{\{(?:<(?! *include\b)[^{}\n]*>|%[^{}\n]*%)\}\}/g,
    instead: () => ({ expected: "a directive, or nothing: chapters have no shortcodes" }),
  },
  {
    written: "\\newpage",
    here: "nothing: a browser breaks the pages",
    shape: /^\\(?:new|clear|page)(?:page|break)\b/gm,
    instead: () => ({ expected: "nothing: a browser breaks the pages" }),
  },
  {
    written: 'import Tabs from "tabs"',
    here: "nothing: chapters are no programs",
    shape: /^(?:import|export)\b.*\bfrom (["']).*\1;?$/gm,
    instead: () => ({ expected: "nothing: chapters are no programs" }),
  },
  {
    written: ": A caption {#tbl-net}",
    here: ":::table[A caption]{#tbl-net}",
    shape: /^: [ \t]*(.*?)[ \t]*(\{#[\w:-]+\})?$/gm,
    instead: ({ 1: words, 2: id = "", index = 0 }, { paragraphs }) =>
      paragraphs.has(index)
        ? { suggestion: `:::table[${words}]${id} around the table` }
        : { expected: "a list: there are no lists of definitions" },
  },
  {
    written: "H~2~O",
    here: "H<sub>2</sub>O",
    shape: /[\p{L}\p{N}]~([^~\s]+)~(?!~)/gu,
    instead: ([whole, low]) => ({ suggestion: `${whole.charAt(0)}<sub>${low}</sub>` }),
  },
  {
    written: "==these words==",
    here: "<mark>these words</mark>",
    shape: /(?<![=\\])==(?![=\s])([^=\n]*[^=\s])==(?!=)/g,
    instead: ([, words]) => ({ suggestion: `<mark>${words}</mark>` }),
  },
  {
    written: "<<<<<<< HEAD",
    here: "one of the two texts",
    shape: /^<<<<<<< .*$/gm,
    instead: () => ({ expected: "one of the two texts that git could not merge" }),
  },
  {
    written: "## Steps {#steps .unnumbered}",
    here: "## Steps {#steps}",
    shape: new RegExp(String.raw`(?<![\\{])${ATTRIBUTE_LIST}`, "g"),
    instead: ({ 0: list, index = 0, input = "" }, { ids }) => {
      const before = input.slice(input.lastIndexOf("\n", index) + 1, index);
      const isSure = /^\{\s*[#.][A-Za-z]/.test(list) || before.endsWith(")") || before.startsWith("#");
      const id = idIn(list);
      if (!isSure || /^[ \t>]*:/.test(before)) return undefined;
      return id && ids.has(index + id.index) ? besideId(list, id[0]) : { expected: ID_ALONE };
    },
  },
];

/** Reports what other tools would understand and this one prints; a backslash before it says that it is meant so. */
export function checkForeign(tree: Root, source: Source, report: Report): void {
  const layout = layoutOf(tree, source);
  for (const { shape, instead } of foreign) {
    for (const match of source.text.matchAll(shape)) {
      const { 0: written, index } = match;
      const isText = layout.texts.some(([start, end]) => start <= index && index < end);
      const finding = isText && instead(match, layout);
      if (!finding) continue;
      const found = `"${written}" as other tools have it`;
      const span = { start: index, end: index + written.length };
      report(problemAt(source, span, "foreign-syntax", { found, ...finding }));
    }
  }
}

function layoutOf(tree: Root, source: Source): Layout {
  const layout: Layout = { texts: [], paragraphs: new Map(), quotes: new Set(), ids: new Set() };
  visit(tree, (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) return;
    if (node.type === "text") layout.texts.push([start, end]);
    if (node.type === "paragraph") layout.paragraphs.set(start, end);
    if (node.type === "blockquote") layout.quotes.add(node.children[0]?.position?.start.offset ?? start);
    const id =
      node.type === "heading"
        ? givenId(node, source)?.id
        : node.type === "paragraph" && figureId(node, source);
    if (id) layout.ids.add(id.offset(0));
  });
  return layout;
}
