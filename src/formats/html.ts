import { escapeAttribute } from "entities";
import type { Element, ElementContent, Root as Html } from "hast";
import type { Root } from "mdast";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { VFile } from "vfile";
import { rehypeAnchors } from "./anchors.ts";
import type { Body } from "./body.ts";
import { rehypeCode } from "./code.ts";
import { type FormulaDesk, setFormulas } from "./formulas.ts";
import { rehypeMarginNotes } from "./margin-notes.ts";
import { rehypePunctuation } from "./punctuation.ts";

const processor = unified()
  .use(remarkMarks)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypePlaces)
  .use(rehypePunctuation)
  .use(rehypeFormulas)
  .use(rehypeScrollers)
  .use(rehypeCode)
  .use(rehypeAnchors)
  .use(rehypeMarginNotes)
  .use(rehypeStringify, { allowDangerousHtml: true });

/** A chapter's body as HTML whose formulas, and whatever else `desk.places` has opened, are still open. */
export function toBody(desk: FormulaDesk): Body {
  const file = new VFile({ data: { desk } });
  const html = processor.runSync(desk.chapter.tree as Root, file);
  return desk.places.body(processor.stringify(html as Html, file));
}

/** Lets formulas that have marks show them. */
function remarkMarks() {
  return (tree: Root) => {
    visit(tree, ["math", "inlineMath"], (node) => {
      const { marked, hChildren } = (node.data ?? {}) as { marked?: string; hChildren?: ElementContent[] };
      if (marked === undefined) return;
      const [first] = hChildren ?? [];
      const words = first?.type === "element" ? first.children[0] : first;
      if (words?.type === "text") words.value = marked;
    });
  };
}

/** Notes at elements where their author typed them, for programs that compare pages. */
function rehypePlaces() {
  return (tree: Html, file: VFile) => {
    const { chapter, notesPlaces } = file.data.desk as FormulaDesk;
    if (!notesPlaces) return;
    visit(tree, (node) => {
      // A drawing has been read from a text of its own.
      if (node.type === "element" && node.tagName === "svg") return SKIP;
      const offset = node.position?.start.offset;
      if (offset === undefined) return undefined;
      const { file, line, column } = chapter.source.place(offset);
      const at = `${file}:${line}:${column}`;
      if (node.type === "element") node.properties.dataAt = at;
      if (node.type === "raw") {
        node.value = node.value.replace(
          /^<[a-z][^\s/>]*/i,
          (tag) => `${tag} data-at="${escapeAttribute(at)}"`,
        );
      }
      return undefined;
    });
  };
}

function rehypeFormulas() {
  return (tree: Html, file: VFile) => setFormulas(tree, file.data.desk as FormulaDesk);
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
