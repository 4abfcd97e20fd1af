import type { Definition, FootnoteDefinition, Root, Text } from "mdast";
import { visit } from "unist-util-visit";
import { nearest, problemAt, type Report, type Source } from "../problem/index.ts";

/** Reports footnotes that nothing calls, calls that no footnote answers, links by names without an address, and what is defined twice. */
export function checkNotes(tree: Root, source: Source, report: Report): void {
  const called = new Set<string>();
  const notes = new Map<string, FootnoteDefinition>();
  const links = new Map<string, Definition>();
  const texts: Text[] = [];
  visit(tree, (node) => {
    if (node.type === "footnoteReference") called.add(node.identifier);
    else if (node.type === "footnoteDefinition") {
      noteOnce(node, notes, `the footnote [^${node.label ?? node.identifier}]`, source, report);
    } else if (node.type === "definition") {
      noteOnce(node, links, `the address of [${node.label ?? node.identifier}]`, source, report);
    } else if (node.type === "text") texts.push(node);
  });
  for (const [identifier, node] of notes) {
    if (called.has(identifier)) continue;
    const finding = { found: `the footnote [^${node.label ?? identifier}], which nothing calls` };
    report(problemAt(source, spanOf(node), "bad-footnote", finding));
  }
  const labels = (map: ReadonlyMap<string, Definition | FootnoteDefinition>) =>
    [...map.values()].map(({ label, identifier }) => label ?? identifier);
  reportCalls(
    texts.flatMap((node) => callsIn(node, source)),
    labels(notes),
    source,
    report,
  );
  for (const node of texts) reportLinks(node, labels(links), source, report);
}

/** What looks like the call of a footnote and came out as text. */
interface Call {
  readonly name: string;
  readonly start: number;
  /** It stands where a footnote itself would. */
  readonly opensLine: boolean;
}

/** Reports the calls that no footnote answers, each name once: where a footnote without its colon stands, that. */
function reportCalls(calls: readonly Call[], notes: readonly string[], source: Source, report: Report): void {
  for (const name of new Set(calls.map((call) => call.name))) {
    const [first, ...more] = calls.filter((call) => call.name === name);
    if (!first) continue;
    const meant = more.length > 0 ? [first, ...more].find(({ opensLine }) => opensLine) : undefined;
    const { start } = meant ?? first;
    const near = nearest(name, notes);
    const expected = `a line [^${name}]: with its text, or a backslash before the bracket`;
    const finding = meant
      ? { found: `"[^${name}]" before what may be a footnote's text`, suggestion: `[^${name}]:` }
      : { found: `"[^${name}]", which no footnote answers`, expected, suggestion: near && `[^${near}]` };
    report(problemAt(source, { start, end: start + name.length + 3 }, "bad-footnote", finding));
  }
}

/** A link by a name that nothing gives an address, and one whose brackets are the wrong way round. */
const OPEN_LINKS =
  /(?<![\\\w\]!])!?\[([^[\]\n]+)\]\[(?<name>[^[\]\n]*)\]|(?<![\\\w])\((?<words>[^()\n]+)\)\[(?<address>[^[\]\s]+\.(?:md|html)[^[\]\s]*|https?:[^[\]\s]+)\]/g;

/** Reports what was meant as a link in a text and has no address. */
function reportLinks(node: Text, names: readonly string[], source: Source, report: Report): void {
  const from = node.position?.start.offset;
  if (from === undefined) return;
  for (const match of source.text.slice(from, node.position?.end.offset).matchAll(OPEN_LINKS)) {
    const { 0: written, 1: label = "", index } = match;
    const { name, words, address } = match.groups ?? {};
    const span = { start: from + index, end: from + index + written.length };
    const of = name || label;
    // Two numbers are quotations.
    if (/^\d+$/.test(of) && /^\d+$/.test(label)) continue;
    const near = nearest(of, names);
    const finding = address
      ? { found: `"${written}"`, suggestion: `[${words}](${address})` }
      : {
          found: `"${written}", which no line gives an address`,
          expected: `a line [${of}]: with the address, or a backslash before the brackets`,
          suggestion: near && `[${label}][${near}]`,
        };
    report(problemAt(source, span, "bad-reference", finding));
  }
}

function noteOnce<N extends Definition | FootnoteDefinition>(
  node: N,
  seen: Map<string, N>,
  what: string,
  source: Source,
  report: Report,
): void {
  const before = seen.get(node.identifier);
  if (!before) {
    seen.set(node.identifier, node);
    return;
  }
  const { file, line, column } = source.place(spanOf(before).start);
  const found = `${what} stands here and at ${file}:${line}:${column}`;
  report(problemAt(source, spanOf(node), "duplicate-name", { found, expected: "one of them" }));
}

const spanOf = ({ position }: Definition | FootnoteDefinition) => ({
  start: position?.start.offset ?? 0,
  end: position?.start.offset ?? 0,
});

function callsIn(node: Text, source: Source): Call[] {
  const from = node.position?.start.offset;
  if (from === undefined || !node.value.includes("[^")) return [];
  const raw = source.text.slice(from, node.position?.end.offset);
  return [...raw.matchAll(/(?<!\\)\[\^([^\s[\]]+)\]/g)].map((match) => {
    const start = from + match.index;
    const before = source.text.slice(source.text.lastIndexOf("\n", start - 1) + 1, start);
    return { name: match[1] ?? "", start, opensLine: before.trim() === "" };
  });
}
