import type { Code, Html, Paragraph, Text } from "mdast";
import { type Problem, problemAt, type Source } from "../problem/index.ts";
import { ATTRIBUTE_LIST } from "./attribute-list.ts";
import { elsewhere } from "./elsewhere.ts";
import { type DirectiveNode, offsets } from "./read.ts";
import { directives } from "./table.ts";

/** What looks like a directive at the beginning of a paragraph's lines and came out as text. */
export function strayLines(paragraph: Paragraph, source: Source): Problem[] {
  const [from] = offsets(paragraph);
  const problems: Problem[] = [];
  for (const child of paragraph.children) {
    if (child.type !== "text" || !child.position) continue;
    const [start, end] = offsets(child);
    for (const line of source.text.slice(start, end).matchAll(/(^|\n)(?<lead>[\s>]*)(?<colons>::+)/g)) {
      const { lead = "", colons = "" } = line.groups ?? {};
      const at = start + line.index + (line[1] ?? "").length + lead.length;
      if (line.index === 0 && line[1] === "" && start !== from) continue;
      problems.push(stray(source, at, colons));
    }
  }
  return problems;
}

function stray(source: Source, at: number, colons: string): Problem {
  const line = /^.*/.exec(source.text.slice(at))?.[0].trim() ?? "";
  const closing = /^:::+$/.test(line);
  const name = /^:+(?:\s+|\s*\{\.?)(?:callout-)?([a-z-]+)/.exec(line)?.[1] ?? "";
  const known = directives.has(name) ? name : elsewhere.get(name);
  return problemAt(
    source,
    { start: at, end: at + colons.length },
    closing ? "unclosed-fence" : "stray-directive",
    {
      found: closing ? `"${line}", which closes nothing` : `${JSON.stringify(line)}, which came out as text`,
      expected: closing
        ? "an opening line above it; a container inside a container needs fewer colons than the outer one"
        : `${colons}name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere`,
      suggestion: (known && `${colons}${known}`) ?? parted(line) ?? quoted(line),
    },
  );
}

/** What a line was meant as whose directive stands apart from its attributes, or has a label in round brackets. */
function parted(line: string): string | undefined {
  const [, head, name = "", label, rest = ""] =
    /^(:+([a-z-]+))\s*(?:\((.*?)\))?\s*([[{].*[\]}])?$/.exec(line) ??
    /^(:::+([a-z-]+))\s+([^[\]{}]+)()$/.exec(line) ??
    [];
  const meant = `${head}${label === undefined ? "" : `[${label}]`}${rest}`;
  return directives.has(name) && meant !== line ? meant : undefined;
}

/**
 * A directive's name with its brackets where directives mean nothing: two colons or more in the middle of
 * a line of text, any of them inside raw HTML that is no comment.
 */
export function strayNames(node: Text | Html, source: Source): Problem[] {
  const [start, end] = offsets(node);
  const raw = source.text
    .slice(start, end)
    .replaceAll(/<!--.*?(-->|$)/gs, ({ length }) => " ".repeat(length));
  const least = node.type === "html" ? 1 : 2;
  return [...raw.matchAll(/(?<![\\:\w])(:+)([a-z-]+)(?=[[{])/g)].flatMap((match) => {
    const [whole, colons = "", name = ""] = match;
    const at = start + match.index;
    const line = source.text.slice(source.text.lastIndexOf("\n", at - 1) + 1, at);
    const opensLine = node.type === "text" && /^[\s>]*$/.test(line);
    if (colons.length < least || !directives.has(name) || opensLine) return [];
    const found = `"${whole}" ${node.type === "html" ? "inside raw HTML" : "in the middle of a line"}`;
    const expected =
      node.type === "html" ? "it outside of the HTML" : "it on a line of its own, or the form with one colon";
    return [problemAt(source, { start: at, end: at + whole.length }, "stray-directive", { found, expected })];
  });
}

/** A bracket, brace or parenthesis directly behind a directive in a line: it was meant to belong to it. */
export function strayTail(node: DirectiveNode, source: Source): Problem | undefined {
  const [, end] = offsets(node);
  const next = source.text[end];
  const isNote = source.text.startsWith("[^", end);
  if (node.type !== "textDirective" || isNote) return undefined;
  const line = source.text.slice(end, source.text.indexOf("\n", end) + 1 || undefined);
  const apart = /^\((?<round>[^()\n]+)\)|^ +\[(?<far>[^[\]\n]+)\](?![[(:])/.exec(line);
  if (apart && directives.has(node.name) && source.text.endsWith(node.name, end)) {
    const { round, far } = apart.groups ?? {};
    const finding = {
      found: `${round === undefined ? "a space before the brackets" : "round brackets"} behind :${node.name}`,
      suggestion: `:${node.name}[${round ?? far}]`,
    };
    return problemAt(source, { start: end, end: end + apart[0].length }, "stray-directive", finding);
  }
  const list = /^[ \t]+(?<list>\{\s*[\w-]+\s*=[^{}\n]*\})/.exec(line);
  if (list && directives.has(node.name)) {
    const typed = source.text.slice(offsets(node)[0], end);
    const finding = {
      found: `a space before the attributes of :${node.name}`,
      suggestion: typed + list.groups?.list,
    };
    return problemAt(source, { start: end, end: end + list[0].length }, "stray-directive", finding);
  }
  if (next !== "{" && next !== "[") return undefined;
  return problemAt(source, { start: end, end: end + 1 }, "stray-directive", {
    found: `"${next}" behind :${node.name}, which came out as text`,
    expected:
      next === "{"
        ? `attributes such as {key="value"}, every quote closed, \\" nowhere; a backslash before it for a brace`
        : "a label on one line whose brackets balance",
    suggestion: next === "{" ? quoted(line) : undefined,
  });
}

const ATTRIBUTES = new RegExp(`^${ATTRIBUTE_LIST}$`);

/** What attributes were meant as whose values stand between other quotes, or between none. */
function quoted(line: string): string | undefined {
  const typed = /\{[^{}]*\}/.exec(line)?.[0] ?? "";
  const straight = typed.replace(/[“”„«»]/g, '"').replace(/[‘’‚]/g, "'");
  const meant = straight.replace(/(?<=[{\s][\w-]+=)(?!["'])(?:(?!\s+[\w-]+=)[^"{}])+(?=\s|\})/g, '"$&"');
  return meant !== typed && ATTRIBUTES.test(meant) ? meant : undefined;
}

/** What the end of the file, or of the block around it, closes silently: a container, a fence of code, a comment. */
export function unclosed(node: DirectiveNode | Code | Html, source: Source): Problem | undefined {
  const [start, end] = offsets(node);
  const raw = source.text.slice(start, end);
  if (node.type === "html") {
    if (!raw.startsWith("<!--") || raw.includes("-->")) return undefined;
    return open(source, start, "<!--", "-->");
  }
  const fence = /^(:{3,}|`{3,}|~{3,})/.exec(raw)?.[0];
  if (fence === undefined || node.type === "textDirective" || node.type === "leafDirective") return undefined;
  const last = raw.slice(raw.lastIndexOf("\n") + 1);
  const closing = /^[\s>]*(:{3,}|`{3,}|~{3,})\s*$/.exec(last)?.[1] ?? "";
  if (raw.includes("\n") && closing.startsWith(fence)) return undefined;
  return node.type === "code"
    ? open(source, start, fence, `a line ${fence}`)
    : {
        ...open(
          source,
          start,
          `${fence}${node.name}`,
          `a line ${fence}; a container inside a container needs fewer colons than the outer one`,
        ),
        suggestion: otherForm(node.name),
      };
}

/** A directive as it is written that is no container. */
function otherForm(name: string): string | undefined {
  const forms = directives.get(name)?.forms ?? ["container"];
  return forms.includes("container") ? undefined : `${forms.includes("leaf") ? "::" : ":"}${name}`;
}

function open(source: Source, start: number, what: string, expected: string): Problem {
  const found = `${what} is never closed`;
  return problemAt(source, { start, end: start + what.length }, "unclosed-fence", { found, expected });
}

/** How a link that is not whole begins behind its words; a backslash says that none is meant. */
const BROKEN_LINK = String.raw`(?<!\\|\\\[[^[\]]*)\]\((?=\S)`;

/** What is left of links that are not whole in a text, their addresses with them. */
export const BROKEN_LINKS = new RegExp(String.raw`${BROKEN_LINK}\S*`, "g");

/** What is left of a formula, an id or a link that is not whole, with what it lacks. */
const OPEN: readonly (readonly [mark: RegExp, found: string, expected: string])[] = [
  [/(?<!\\)\$\$/, "$$ that opens or closes no formula", "its partner before the next empty line"],
  [/(?<!\\)\{#[\w-]+(?=[ \t]*$)/m, "an id that is never closed", "a } behind it"],
  [
    new RegExp(BROKEN_LINK),
    "round brackets behind square ones that make no link",
    'an address without spaces in it, or one in < and >, then perhaps a "title", then a )',
  ],
];

/** What in a text is left of something that is not whole. */
export function openMarks(node: Text, source: Source): Problem[] {
  const [start, end] = offsets(node);
  // One more, so that the end of the text is no end of a line: `{#fig:a}` has what looks like a directive in it.
  const raw = source.text.slice(start, end + 1);
  return OPEN.flatMap(([mark, found, expected]) => {
    const match = mark.exec(raw);
    if (!match) return [];
    const at = { start: start + match.index, end: start + match.index + match[0].length };
    if (at.end > end) return [];
    return [problemAt(source, at, "unclosed-fence", { found, expected })];
  });
}
