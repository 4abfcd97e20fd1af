import type { Element, ElementContent, Root as Html, Parents } from "hast";
import { ParseError } from "katex";
import type { Root } from "mdast";
import rehypeKatex from "rehype-katex";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { VFile } from "vfile";
import type { Chapter } from "../chapter/index.ts";
import { isMark, withoutMarks } from "../equations/index.ts";
import { type Problem, problemAt, type Report, type Source } from "../problem/index.ts";
import { rehypeAnchors } from "./anchors.ts";
import { rehypeCode } from "./code.ts";
import { rehypeMarginNotes } from "./margin-notes.ts";

const processor = unified()
  .use(remarkMarks)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeScrollers)
  .use(rehypeCode)
  .use(rehypeAnchors)
  .use(rehypeMarginNotes)
  .use(rehypeKatex, {
    strict: false,
    output: "htmlAndMathml",
    trust: isMark,
  })
  .use(rehypeAnnotations)
  .use(rehypeStringify, { allowDangerousHtml: true });

/** A chapter's body as HTML. A formula that KaTeX cannot typeset is reported as `bad-tex`. */
export function toHtml(chapter: Chapter, report: Report): string {
  const file = new VFile(chapter.source.text);
  const html = processor.runSync(chapter.tree as Root, file);
  for (const message of file.messages) report(badTex(message, chapter.source));
  return processor.stringify(html as Html, file);
}

/** Lets formulas that have marks show them. */
function remarkMarks() {
  return (tree: Root, file: VFile) => {
    visit(tree, ["math", "inlineMath"], (node) => {
      const { marked, hChildren } = (node.data ?? {}) as { marked?: string; hChildren?: ElementContent[] };
      if (marked === undefined) return;
      file.data.marked = true;
      const [first] = hChildren ?? [];
      const words = first?.type === "element" ? first.children[0] : first;
      if (words?.type === "text") words.value = marked;
    });
  };
}

/** Takes the marks out of the TeX that KaTeX keeps beside a formula for those who copy it. */
function rehypeAnnotations() {
  return (tree: Html, file: VFile) => {
    if (file.data.marked !== true) return;
    visit(tree, "element", (node) => {
      const [words] = node.children;
      if (node.tagName === "annotation" && words?.type === "text") words.value = withoutMarks(words.value);
    });
  };
}

function badTex(message: VFile["messages"][number], source: Source): Problem {
  const ancestors = (message.ancestors ?? []) as Parents[];
  const { start, end } = ancestors.findLast((node) => node.position)?.position ?? {};
  const { cause } = message;
  const reason = cause instanceof Error ? cause.message : message.reason;
  const found = reason.replace(/^KaTeX parse error: /, "").replace(/ at position \d+: .*$/s, "");
  const inside = cause instanceof ParseError ? cause.position : undefined;
  const at = placeInFormula(source.text, start?.offset ?? 0, end?.offset ?? 0, inside);
  return problemAt(source, { start: at, end: at }, "bad-tex", { found });
}

/**
 * Where in the source the character `inside` of a formula stands; the formula's own beginning where a
 * number was put in before it, which moves what follows.
 */
function placeInFormula(text: string, start: number, end: number, inside: number | undefined): number {
  const opening = /^(\$+\s*|:::+equation[^\n]*\n\s*)/.exec(text.slice(start, end))?.[0].length ?? 0;
  const at = start + opening + (inside ?? 0);
  const filled = text.slice(start, end).indexOf("\\value");
  const moved = filled >= 0 && start + filled <= at;
  return inside === undefined || at >= end || moved ? start : at;
}

/**
 * Names the boxes of task lists, and puts what may be wider than a narrow page into a box that
 * scrolls by itself and that the keyboard reaches.
 */
function rehypeScrollers() {
  return (tree: Html) => {
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName === "pre") node.properties.tabIndex = 0;
      if (node.tagName === "input") node.properties.ariaLabel = node.properties.checked ? "done" : "to do";
      if (isScroller(node)) return SKIP;
      if (node.tagName !== "table" || !parent || index === undefined) return undefined;
      const properties = { className: ["scroller"], tabIndex: 0, role: "group", ariaLabel: "table" };
      parent.children[index] = { type: "element", tagName: "div", properties, children: [node] };
      return SKIP;
    });
  };
}

function isScroller(node: Element): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && (classes.includes("scroller") || classes.includes("equation"));
}
