import type { ElementContent, Properties } from "hast";
import type { Node, PhrasingContent, RootContent } from "mdast";
import type { InlineMath, Math as MathBlock } from "mdast-util-math";
import { withoutMarks } from "../equations/index.ts";
import type { Excerpt, Span } from "../problem/index.ts";

/** A Markdown node that becomes the HTML element `tag`; `content` is Markdown, or HTML where it is given. */
export function element(
  tag: string,
  properties: Properties,
  content: readonly RootContent[],
  html?: readonly ElementContent[],
): RootContent {
  const data = { hName: tag, hProperties: properties, ...(html ? { hChildren: [...html] } : {}) };
  return { type: "exactbook", data, children: [...content] } as unknown as RootContent;
}

/** Text as it stands. */
export const text = (value: string): PhrasingContent => ({ type: "text", value });

/** A number in prose, or a quantity with it; marked where it is computed in this step. */
export const valueText = (words: string, computed: boolean, more: Properties = {}) =>
  element("span", { className: computed ? ["value", "computed"] : ["value"], ...more }, [text(words)]);

/**
 * What a format that can show marks makes a formula of, where there are any: the formula itself has none,
 * so that whatever else reads it gets its author's TeX.
 */
const marksOf = (clean: string, tex: string) => (clean === tex ? {} : { marked: tex });

/** The place that a computed node reports its own mistakes at. */
type Position = Node["position"];

/** A place by its offsets alone, which is all that problems need. */
export function positionAt({ start, end }: Span) {
  const point = (offset: number) => ({ line: 1, column: 1, offset });
  return { start: point(start), end: point(end) };
}

/** TeX that the build has made, or that an author typed somewhere. */
type Tex = string | Excerpt;

/** Where the author typed the parts of a formula, for what KaTeX finds wrong in it. */
const typedOf = (tex: Tex) => (typeof tex === "string" ? {} : { typed: tex });

/** An inline formula for rehype-katex. */
export function inlineMath(tex: Tex, position?: Position, display = false): InlineMath {
  const className = ["language-math", display ? "math-display" : "math-inline"];
  const written = typeof tex === "string" ? tex : tex.text;
  const value = withoutMarks(written);
  const hChildren = [{ type: "text" as const, value }];
  const inner = { ...marksOf(value, written), ...typedOf(tex) };
  const data = { hName: "code" as const, hProperties: { className }, hChildren, ...inner };
  return { type: "inlineMath", value, data, ...(position && { position }) };
}

/** A display formula for rehype-katex, in a box of its own that scrolls where the page is narrow. */
export function displayMath(tex: Tex, position?: Position): RootContent {
  const written = typeof tex === "string" ? tex : tex.text;
  const value = withoutMarks(written);
  const code = {
    type: "element" as const,
    tagName: "code",
    properties: { className: ["language-math", "math-display"] },
    children: [{ type: "text" as const, value }],
  };
  const data = { hName: "pre" as const, hChildren: [code], ...marksOf(value, written), ...typedOf(tex) };
  const math: MathBlock = { type: "math", value, data };
  if (position) math.position = position;
  return equationBox("div", math);
}

/** A display formula in the middle of a paragraph. */
export function displayInLine(tex: Tex, position?: Position): RootContent {
  return equationBox("span", inlineMath(tex, position, true));
}

function equationBox(tag: "div" | "span", formula: RootContent): RootContent {
  const properties = { className: ["equation"], tabIndex: 0, role: "group", ariaLabel: "equation" };
  return element(tag, properties, [formula]);
}

/** A box that scrolls by itself and that the keyboard reaches. */
export function scroller(
  label: string,
  content: readonly RootContent[],
  html?: readonly ElementContent[],
): RootContent {
  return element(
    "div",
    { className: ["scroller"], tabIndex: 0, role: "group", ariaLabel: label },
    content,
    html,
  );
}

/** A row of a table: its head, then its cells; highlighted = computed this step. */
export interface Row {
  readonly cells: readonly string[];
  readonly highlighted?: boolean;
  /** More attributes of the cells behind the head, by their index there. */
  readonly attributes?: readonly Properties[];
}

/** The number of what a directive gives, as its caption begins with it. */
export function numberOf({ number }: { readonly number: string | undefined }): RootContent[] {
  if (number === undefined) return [];
  return [element("span", { className: ["label-number"] }, [text(number)]), text(" ")];
}

/** Arithmetic that may go on in the next line behind a sign of multiplication, or in a long fraction. */
const parted = (cell: string): RootContent[] =>
  cell
    .split(/(?<=\*)(?=\S)|(?<=\d{6}\/)/)
    .flatMap((part, index) => (index > 0 ? [element("wbr", {}, []), text(part)] : [text(part)]));

/**
 * A table of text with a head above each column and before each row, in a box named `name` that scrolls
 * by itself.
 */
export function table(
  caption: readonly RootContent[],
  name: string,
  heads: readonly string[],
  rows: readonly Row[],
): RootContent {
  const head = element(
    "tr",
    {},
    heads.map((name) => element("th", { scope: "col" }, [text(name)])),
  );
  const body = rows.map(({ cells: [first = "", ...rest], highlighted = false, attributes = [] }) =>
    element("tr", highlighted ? { className: ["highlighted"] } : {}, [
      element("th", { scope: "row" }, [text(first)]),
      ...rest.map((cell, index) => element("td", { ...attributes[index] }, parted(cell))),
    ]),
  );
  const parts = [element("caption", {}, caption), element("thead", {}, [head]), element("tbody", {}, body)];
  return scroller(name, [element("table", {}, parts)]);
}
