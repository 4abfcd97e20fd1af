import type { Element, Nodes, Parents, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { SKIP, visit } from "unist-util-visit";

/** What a page says, piece by piece: one that may change when a number, or its author, does. */
export const kinds = [
  "quantity",
  "sentence",
  "equation",
  "label",
  "cell",
  "alt",
  "title",
  "code",
  "claim",
] as const;
export type Kind = (typeof kinds)[number];

/** Where a piece was typed; for a page without places the page itself. */
export interface At {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A piece of a page. */
export interface Piece {
  readonly kind: Kind;
  readonly text: string;
  /** Of a number what it is: `dL/dw11`, and what differs from the model. */
  readonly name?: string;
  readonly at: At;
  /** Of a claim that does not hold what does not. */
  readonly broken?: string;
}

/** Elements that stand apart, by HTML's own style sheet; every text of a page is in one of them. */
const BLOCKS =
  /^(?:address|article|aside|blockquote|caption|d[dlt]|details|div|fieldset|fig(?:caption|ure)|footer|form|h[1-6]|header|hgroup|legend|li|main|nav|[ou]l|p|pre|section|summary|t(?:able|body|[dhr]|foot|head))$/;

const UNSEEN = /^(?:script|style|template)$/;

/** What says again what stands elsewhere, by classes. */
const UNREAD = [
  "margin-note",
  "anchor",
  "katex-html",
  "data-footnote-backref",
  "visually-hidden",
  "masthead",
  "variants",
  "colophon",
];

/** Where sentences end is the same in nearly all languages. */
const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/** The pieces of a built page's chapter, in order; none for a page that is no chapter. `file` is the page's. */
export function piecesIn(html: string, file: string): Piece[] {
  const pieces: Piece[] = [];
  for (const chapter of chaptersIn(fromHtml(html))) gather(chapter, { file }, pieces);
  return pieces;
}

/** What a page holds of its author's words: a chapter, or all that the title page says. */
function chaptersIn(page: Root): Element[] {
  const found: Element[] = [];
  visit(page, "element", (node) => {
    const isChapter = node.tagName === "article" && !node.properties.className;
    if (!isChapter && !has(node, "title-page")) return undefined;
    found.push(node);
    return SKIP;
  });
  return found;
}

function gather(node: Element, around: At, pieces: Piece[]): void {
  const { tagName, properties } = node;
  const at = placeOf(node, around);
  if (UNREAD.some((name) => has(node, name)) || UNSEEN.test(tagName)) return;
  const add = (kind: Kind, text: string, more: Partial<Piece> = {}) => {
    if (text !== "") pieces.push({ kind, text, at, ...more });
  };
  if (tagName === "svg" && properties.ariaHidden) return;
  const isOwn = tagName === "img" || (tagName === "a" && !has(node, "value"));
  if (isOwn && typeof properties.title === "string") add("title", properties.title);
  const leaf = leafOf(node);
  if (leaf) {
    add(...leaf, named(node));
    return;
  }
  if (tagName === "pre") for (const line of rawText(node).split("\n")) add("code", line.trimEnd());
  else if (BLOCKS.test(tagName)) {
    const text = tidy(proseOf(node));
    if (/^t[dh]$/.test(tagName)) add("cell", text);
    else for (const { segment } of SENTENCES.segment(text)) add("sentence", segment.trim());
  }
  if (typeof properties.dataExact === "string") {
    add("quantity", tidy(proseOf(node)), named(node));
  }
  if (has(node, "claim")) {
    const broken = properties.dataBroken;
    add("claim", tidy(proseOf(node)), typeof broken === "string" ? { broken } : {});
  }
  for (const child of node.children) if (child.type === "element") gather(child, at, pieces);
}

/** What stands for itself, with nothing in it that could change apart. */
function leafOf(node: Element): [kind: Kind, text: string] | undefined {
  const { tagName, properties } = node;
  if (tagName === "annotation") return ["equation", rawText(node).trim()];
  if (/^(?:text|title|desc)$/.test(tagName)) return ["label", rawText(node).trim()];
  return tagName === "img" ? ["alt", String(properties.alt ?? "")] : undefined;
}

/** What a number is, as the element that shows it says. */
function named({ properties }: Element): Pick<Piece, "name"> {
  if (typeof properties.dataExact !== "string") return {};
  const [quantity = "", changes = ""] = properties.dataExact.split("|");
  return { name: changes === "" ? quantity : `${quantity} with ${changes}` };
}

/** The words of a block by itself: formulas as their TeX, marks as their names, blocks and drawings inside of it left out. */
function proseOf(node: Parents): string {
  return node.children
    .map((child: Nodes) => {
      if (child.type === "text") return child.value;
      if (child.type !== "element" || UNREAD.some((name) => has(child, name))) return "";
      if (has(child, "katex")) return `$${texIn(child)}$`;
      if (UNSEEN.test(child.tagName)) return "";
      const isApart = BLOCKS.test(child.tagName) || child.tagName === "svg" || has(child, "katex-display");
      if (isApart) return " ";
      return child.tagName === "input" ? `[${child.properties.ariaLabel}] ` : proseOf(child);
    })
    .join("");
}

function texIn(formula: Element): string {
  let tex = "";
  visit(formula, "element", (node) => {
    if (node.tagName === "annotation") tex = rawText(node).trim();
  });
  return tex;
}

const rawText = (node: Parents): string =>
  node.children
    .map((child: Nodes) => (child.type === "text" ? child.value : "children" in child ? rawText(child) : ""))
    .join("");

const tidy = (text: string) => text.replace(/\s+/g, " ").trim();

function has({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

/** The place that a build notes on request at what its author typed: `file:line:column`. */
function placeOf({ properties }: Element, around: At): At {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(String(properties.dataAt ?? "")) ?? [];
  return file === undefined ? around : { file, line: Number(line), column: Number(column) };
}

/** Signs and brackets, and the rows, spaces and sizes of a formula, come and go with its numbers. */
const OF_NUMBERS =
  /[-+−()&{}\s]|\\\\(?:\[[^\]]*\])?|\\(?:begin|end)\{[^{}]*\}|\\(?:left|right|[bB]igg?[lrm]?|q?quad)(?![A-Za-z])|\\[ ,;:!]/g;

/** What a piece says but for its numbers. */
export const skeleton = ({ name, text }: Piece) =>
  name ?? text.replace(/\\frac\{\d+\}\{\d+\}|\d+\/\d+|\d+/g, "#").replace(OF_NUMBERS, "");
