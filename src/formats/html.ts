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
import { type Excerpt, type Problem, problemAt, type Report, type Span } from "../problem/index.ts";
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
  for (const message of file.messages) report(badTex(message, chapter));
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

function badTex(message: VFile["messages"][number], { tree, source }: Chapter): Problem {
  const ancestors = (message.ancestors ?? []) as Parents[];
  const { start, end } = ancestors.findLast((node) => node.position)?.position ?? {};
  const { cause } = message;
  const reason = cause instanceof Error ? cause.message : message.reason;
  const found = reason.replace(/^KaTeX parse error: /, "").replace(/ at position \d+: .*$/s, "");
  const whole = { start: start?.offset ?? 0, end: end?.offset ?? 0 };
  const inside = cause instanceof ParseError ? cause : undefined;
  return problemAt(source, spanInFormula(tree, whole, inside), "bad-tex", { found });
}

/** Where in the source the characters of a formula stand that KaTeX stumbles over; the whole of it where none are known. */
function spanInFormula(tree: Root, whole: Span, cause: ParseError | undefined): Span {
  let typed: Excerpt | undefined;
  visit(tree, ["math", "inlineMath"], (node) => {
    if (node.position?.start.offset !== whole.start) return;
    typed = (node.data as { readonly typed?: Excerpt } | undefined)?.typed;
  });
  if (typed === undefined || cause?.position === undefined) return whole;
  const { position, length = 0 } = cause;
  const start = typed.offset(position);
  return { start, end: Math.max(start, length > 0 ? typed.offset(position + length - 1) + 1 : start) };
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
