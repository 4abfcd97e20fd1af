import type { Element, ElementContent, Nodes, Parents, Root } from "hast";
import { visit } from "unist-util-visit";
import { visitParents } from "unist-util-visit-parents";

/** What a note in the margin cannot stand in: it would be cut off, or be read as a part of a title. */
const TOO_NARROW = /^(h[1-6]|t[dh]|figcaption|pre|svg)$/;

interface Call {
  readonly sup: Element;
  readonly around: readonly Parents[];
}

/**
 * Sets each footnote beside the line that calls it as well, for pages with a margin; the theme shows
 * either the margin's or the section at the end. Where one footnote is more than a paragraph, or is called
 * from a place without room, all of the page's stay at its end, so that none is missed.
 */
export function rehypeMarginNotes() {
  return (tree: Root) => {
    const section = find(tree, (element) => element.properties.dataFootnotes !== undefined);
    if (!section) return;
    const calls = firstCalls(tree);
    const notes = elements(section, (element) => element.tagName === "li" && Boolean(element.properties.id));
    const placed = notes.map((note) => ({
      text: onlyParagraph(note),
      call: calls.get(`#${note.properties.id}`),
    }));
    if (!placed.every(({ text, call }) => text && call?.around.every(hasRoom))) return;
    placed.forEach(({ text, call }, index) => {
      const parent = call?.around.at(-1);
      if (!call || !parent || !text) return;
      parent.children.splice(parent.children.indexOf(call.sup) + 1, 0, aside(index, text));
    });
    section.properties.className = ["footnotes", "beside"];
  };
}

function aside(index: number, text: readonly ElementContent[]): Element {
  const number: Element = {
    type: "element",
    tagName: "sup",
    properties: {},
    children: [{ type: "text", value: String(index + 1) }],
  };
  const properties = { className: ["margin-note"], role: "note", dataPagefindIgnore: "" };
  return { type: "element", tagName: "span", properties, children: [number, ...text] };
}

/** The first place of each footnote's calls, by the address that it links to. */
function firstCalls(tree: Root): ReadonlyMap<string, Call> {
  const calls = new Map<string, Call>();
  visitParents(tree, "element", (link, ancestors) => {
    const sup = ancestors.at(-1);
    if (link.properties.dataFootnoteRef === undefined || sup?.type !== "element") return;
    const address = String(link.properties.href);
    if (!calls.has(address)) calls.set(address, { sup, around: ancestors.slice(0, -1) });
  });
  return calls;
}

const hasRoom = (node: Parents) => node.type === "root" || !TOO_NARROW.test(node.tagName);

/** What a footnote of one paragraph says, without its way back; undefined for more, or for calls in it. */
function onlyParagraph(note: Element): ElementContent[] | undefined {
  const [paragraph, more] = note.children.filter((child) => child.type === "element");
  if (more || paragraph?.tagName !== "p") return undefined;
  if (find(paragraph, (element) => element.properties.dataFootnoteRef !== undefined)) return undefined;
  const isBack = (child: ElementContent) =>
    child.type === "element" && child.properties.dataFootnoteBackref !== undefined;
  const before = paragraph.children.findIndex(isBack);
  return structuredClone(before < 0 ? paragraph.children : paragraph.children.slice(0, before));
}

function elements(tree: Nodes, accepts: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, "element", (element) => {
    if (accepts(element)) found.push(element);
  });
  return found;
}

const find = (tree: Nodes, accepts: (element: Element) => boolean) => elements(tree, accepts)[0];
