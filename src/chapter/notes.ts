import type { Definition, FootnoteDefinition, Root, Text } from "mdast";
import { visit } from "unist-util-visit";
import { nearest, problemAt, type Report, type Source } from "../problem/index.ts";

/** Reports footnotes that nothing calls, calls that no footnote answers, and what is defined twice. */
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
  for (const node of texts) {
    for (const { name, start } of callsIn(node, source)) {
      const found = `"[^${name}]", which no footnote answers`;
      const suggestion = nearest(
        name,
        [...notes.values()].map(({ label, identifier }) => label ?? identifier),
      );
      const finding = {
        found,
        expected: `a line [^${name}]: with its text, or a backslash before the bracket`,
        suggestion: suggestion && `[^${suggestion}]`,
      };
      report(problemAt(source, { start, end: start + name.length + 3 }, "bad-footnote", finding));
    }
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

/** What looks like the call of a footnote and came out as text. */
function callsIn(node: Text, source: Source): { name: string; start: number }[] {
  const from = node.position?.start.offset;
  if (from === undefined || !node.value.includes("[^")) return [];
  const raw = source.text.slice(from, node.position?.end.offset);
  return [...raw.matchAll(/(?<!\\)\[\^([^\s[\]]+)\]/g)].map((match) => ({
    name: match[1] ?? "",
    start: from + match.index,
  }));
}
