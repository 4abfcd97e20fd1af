import type { Element, Root as Html, Parents } from "hast";
import type { Root } from "mdast";
import rehypeKatex from "rehype-katex";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { VFile } from "vfile";
import type { Chapter } from "../chapter/index.ts";
import { type Problem, problemAt, type Report, type Source } from "../problem/index.ts";

const processor = unified()
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeScrollers)
  .use(rehypeKatex, { strict: false, output: "htmlAndMathml" })
  .use(rehypeStringify, { allowDangerousHtml: true });

/** A chapter's body as HTML. A formula that KaTeX cannot typeset is reported as `bad-tex`. */
export function toHtml(chapter: Chapter, report: Report): string {
  const file = new VFile(chapter.source.text);
  const html = processor.runSync(chapter.tree as Root, file);
  for (const message of file.messages) report(badTex(message, chapter.source));
  return processor.stringify(html as Html, file);
}

function badTex(message: VFile["messages"][number], source: Source): Problem {
  const ancestors = (message.ancestors ?? []) as Parents[];
  const start = ancestors.findLast((node) => node.position)?.position?.start.offset ?? 0;
  const cause = message.cause instanceof Error ? message.cause.message : message.reason;
  return problemAt(source, { start, end: start }, "bad-tex", {
    found: cause.replace(/^KaTeX parse error: /, ""),
  });
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
