import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";

/** A page as a tree. */
export const parse = (html: string): Root => fromHtml(html);

/** The text content of a node, as a browser's `textContent` has it. */
export function textContent(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textContent).join("") : "";
}

/** All elements of a tree that a test accepts, in order. */
export function elements(tree: Nodes, accepts: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, "element", (element) => {
    if (accepts(element)) found.push(element);
  });
  return found;
}

/** The first element with a tag name. */
export function only(tree: Nodes, tag: string): Element {
  const [first] = elements(tree, (element) => element.tagName === tag);
  if (!first) throw new Error(`no ${tag}`);
  return first;
}

/** The TeX of every formula, in order. */
export function annotations(tree: Nodes): string[] {
  return elements(tree, (element) => element.tagName === "annotation").map(textContent);
}

/** Whether an element has a class. */
export function hasClass(element: Element, name: string): boolean {
  const classes = element.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}
