import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { type Excerpt, excerpt, Mistake, problemAt, type Source, type Span } from "../problem/index.ts";
import type { GivenAttribute } from "./directive.ts";

/** A node that remark-directive makes. */
export type DirectiveNode = ContainerDirective | LeafDirective | TextDirective;

/** A directive's parts as they stand in the source. */
export interface Written {
  /** Its colons and name. */
  readonly head: Span;
  readonly label: Excerpt | undefined;
  readonly attributes: ReadonlyMap<string, GivenAttribute>;
  /** All of its first line that belongs to it. */
  readonly opening: Span;
}

const ATTRIBUTE =
  /(?<shortcut>[#.][^\s#.}"'=<>`]+)|(?<name>[A-Za-z_:][-\w:.]*)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'=<>`}]+)))?/g;

/** The quotes of prose, which open nothing in attributes. */
const PROSE_QUOTES = /[“”„«»‘’‚]/g;

/** Finds the label and the attributes of a directive in the source; remark-directive keeps no places of them. */
export function readWritten(node: DirectiveNode, source: Source): Written {
  const [start, end] = offsets(node);
  const colons = /^:+/.exec(source.text.slice(start))?.[0].length ?? 0;
  const head = { start, end: start + colons + node.name.length };
  const label = source.text[head.end] === "[" ? balanced(source.text, head.end, end) : undefined;
  const after = label ? label.end + 1 : head.end;
  const hasAttributes = source.text[after] === "{" && after < end;
  const attributes = hasAttributes ? readAttributes(node, source, after) : new Map<string, GivenAttribute>();
  const close = hasAttributes ? closingBrace(source.text, after) + 1 : after;
  return {
    head,
    label: label && excerpt(source, source.text.slice(label.start, label.end), label.start),
    attributes,
    opening: { start, end: close },
  };
}

/** The lines between a container's first and last, as they stand, without the marks of a block around them. */
export function readBody(node: DirectiveNode, written: Written, source: Source): Excerpt {
  const [, end] = offsets(node);
  const start = Math.min(source.text.indexOf("\n", written.opening.end) + 1 || end, end);
  const last = source.text.lastIndexOf("\n", end - 1);
  const raw = last > start ? source.text.slice(start, last) : "";
  const indent = (node.position?.start.column ?? 1) - 1;
  if (indent === 0) return excerpt(source, raw, start);
  const offsetsOf: number[] = [];
  let text = "";
  let at = start;
  for (const line of raw.split("\n")) {
    for (let index = Math.min(indent, line.length); index <= line.length; index += 1) {
      text += line[index] ?? "\n";
      offsetsOf.push(at + index);
    }
    at += line.length + 1;
  }
  return { text: text.slice(0, -1), source, offset: (index) => offsetsOf[index] ?? at };
}

/** Where a node begins and ends in the source. */
export function offsets(node: {
  readonly position?: DirectiveNode["position"];
}): [start: number, end: number] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error("a parsed node has a position");
  return [start, end];
}

/** A formula's text placed in the source character by character, past the marks of a block around it. */
export function aligned(value: string, source: Source, start: number, end: number): Excerpt {
  const map: number[] = [];
  let at = start;
  while (source.text[at] === "$") at += 1;
  for (const character of value) {
    const found = source.text.indexOf(character, at);
    if (found >= 0 && found < end) at = found;
    map.push(at);
    at += 1;
    for (let unit = 1; unit < character.length; unit += 1) map.push(at);
  }
  return { text: value, source, offset: (index) => map[index] ?? at };
}

function balanced(text: string, open: number, limit: number): Span | undefined {
  let depth = 0;
  for (let index = open; index < limit; index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === "[") depth += 1;
    else if (text[index] === "]" && --depth === 0) return { start: open + 1, end: index };
  }
  return undefined;
}

/** remark-directive has read the attributes, so every quote in them has its partner. */
function closingBrace(text: string, open: number): number {
  let index = open + 1;
  while (text[index] !== "}") {
    const quote = text[index];
    index = (quote === '"' || quote === "'" ? text.indexOf(quote, index + 1) : index) + 1;
    if (index === 0 || index > text.length) throw new Error("attributes end with a brace");
  }
  return index;
}

function readAttributes(node: DirectiveNode, source: Source, open: number): Map<string, GivenAttribute> {
  const attributes = new Map<string, GivenAttribute>();
  const region = source.text.slice(open + 1, closingBrace(source.text, open));
  for (const match of region.matchAll(ATTRIBUTE)) {
    const { shortcut, name, double, single, bare } = match.groups ?? {};
    const key = name ?? (shortcut?.startsWith("#") ? "id" : "class");
    const raw = shortcut?.slice(1) ?? double ?? single ?? bare ?? "";
    const value = node.attributes?.[key] ?? raw;
    if (bare?.search(PROSE_QUOTES) === 0) {
      const at = open + 1 + match.index;
      const finding = {
        found: "quotes that open no attribute's value",
        suggestion: `${key}="${raw.replace(PROSE_QUOTES, "")}"`,
      };
      throw new Mistake(
        problemAt(source, { start: at, end: at + match[0].length }, "bad-attribute", finding),
      );
    }
    const index =
      match.index + match[0].length - raw.length - (double === undefined && single === undefined ? 0 : 1);
    const start = open + 1 + index;
    if (attributes.has(key) && key !== "class") {
      const at = open + 1 + match.index;
      const finding = { found: `a second "${key}"`, expected: "one of them" };
      throw new Mistake(
        problemAt(source, { start: at, end: at + match[0].length }, "duplicate-name", finding),
      );
    }
    const offset = value === raw ? (at: number) => start + at : () => start;
    attributes.set(key, { text: value, source, offset, nameOffset: open + 1 + match.index });
  }
  return attributes;
}
