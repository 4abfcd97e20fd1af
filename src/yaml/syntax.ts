import { type Alias, type Document, isScalar, type Scalar, visit } from "yaml";
import {
  controlAt,
  type Problem,
  type ProblemCode,
  problemAt,
  type Report,
  type Span,
} from "../problem/index.ts";
import { scalarOffset } from "./offset.ts";
import { spanOf, type YamlText } from "./places.ts";

/** More aliases than any author writes; those of a "billion laughs" are few but multiply. */
const ALIASES = 100;

/** What no text has in it and no page may have, line ends and tabs apart. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** More brackets inside one another than any author writes. */
const DEPTH = 200;

/**
 * Brackets, or marks of entries, nested so deep that reading them as YAML would take the machine's memory;
 * told from the text alone. Undefined where there are none.
 */
export function depthProblem({ source, text, start }: YamlText): Problem | undefined {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/[[{]|[\]}]|(?:[-?][ \t]+){200}/g)) {
    if (mark === "]" || mark === "}") depth = Math.max(0, depth - 1);
    else depth += mark.length === 1 ? 1 : DEPTH;
    if (depth < DEPTH) continue;
    const at = start + index;
    const finding = { found: "YAML nested too deep", expected: `fewer than ${DEPTH} levels` };
    return problemAt(source, { start: at, end: at + 1 }, "limit-exceeded", finding);
  }
  return undefined;
}

/** What is expected where a backslash in double quotes was meant as one. */
const RAW = "single quotes around the text, in which a backslash is one";

/** An escape in double quotes that was meant as TeX: `\theta` begins with a tab there, `\nu` with a new line. */
const TEX_ESCAPE = /^((?:[^\\]|\\.)*?)(\\(?:[tr][a-z]+|n(?:u|eq?|abla|ot|eg|i|mid)(?![a-z])))/s;

/** What is expected where one of the usual mistakes is made, by the message that it gives. */
const USUAL: readonly (readonly [message: RegExp, expected: string])[] = [
  [/^Nested mappings/, "quotes around a text that has a colon in it"],
  [/^Implicit (map )?keys/, "key: value with a space behind the colon, or - entry with one behind the dash"],
  [/^Tabs/, "spaces"],
  [/^Invalid escape sequence/, RAW],
  [/^Unresolved tag/, "quotes around a text that begins with !"],
  [/^Plain value cannot start/, "quotes around the text"],
  [/^Unexpected scalar at node end/, "other quotes around the text, or the one inside it twice"],
];

/** What is wrong first with a document as YAML, or too large about it; what follows from it is noise. */
export function syntaxProblem({ source, start, text }: YamlText, document: Document): Problem | undefined {
  const problem = (at: number, code: ProblemCode, found: string, expected?: string, end = at) =>
    problemAt(source, { start: start + at, end: start + end }, code, { found, expected });
  const deep = document.errors.find(({ message }) => message.includes("call stack"));
  if (deep) return problem(deep.pos[0], "limit-exceeded", "YAML nested too deep");
  const [first] = [...document.errors, ...document.warnings];
  const several = first?.code === "MULTIPLE_DOCS";
  if (several) return problem(first.pos[0], "yaml-syntax", "a second YAML document", "one document");
  const quote = first && /^Missing closing ["']/.test(first.message) && lastQuoted(document, first.pos[0]);
  if (quote)
    return problem(quote, "yaml-syntax", "a quote that is never closed", "another one behind the text");
  if (first) {
    const [, expected] = USUAL.find(([message]) => message.test(first.message)) ?? [];
    const found = problem(first.pos[0], "yaml-syntax", first.message, expected, first.pos[1]);
    const line = /^.*/.exec(text.slice(first.pos[0]))?.[0] ?? "";
    const deeper = first.message.startsWith("Nested") && deeperKey(text, first.pos[0]);
    if (deeper)
      return problem(
        deeper,
        "yaml-syntax",
        "a key further in than the one before it",
        "as many spaces in front of it",
      );
    return { ...found, suggestion: first.message.startsWith("Implicit") ? meantPair(line) : undefined };
  }
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => (aliases.push(alias) > ALIASES ? visit.BREAK : undefined) });
  const at = (alias: Alias) => alias.range?.[0] ?? 0;
  const last = aliases[ALIASES];
  if (last) return problem(at(last), "limit-exceeded", "too many YAML aliases", `at most ${ALIASES}`);
  const wrong = aliases.map((alias) => wrongAlias(alias, document)).find((one) => one !== undefined);
  return (
    wrong && problem(at(wrong.alias), "yaml-syntax", wrong.found, wrong.expected, wrong.alias.range?.[1])
  );
}

/** What is wrong with an alias that nothing stands for, or that stands in what it stands for. */
function wrongAlias(alias: Alias, document: Document) {
  const { source: name, range } = alias;
  const node = alias.resolve(document);
  if (!node) return { alias, found: `the alias *${name}`, expected: `an anchor &${name} before it` };
  const isInside = Number(range?.[0]) < Number(node.range?.[1]);
  return isInside
    ? { alias, found: `the alias *${name} inside of its own anchor`, expected: "a value" }
    : undefined;
}

/** Where the key of the next line begins, if that stands further in than the key of the line at an index. */
function deeperKey(text: string, index: number): number | undefined {
  const start = text.lastIndexOf("\n", index - 1) + 1;
  const [lines, lead = "", next = ""] =
    /^( *)(?:- +)*[^\n]*\n( +)(?=[\w"'-]+:(?:\s|$))/.exec(text.slice(start)) ?? [];
  return lines !== undefined && next.length > lead.length ? start + lines.length : undefined;
}

/** The `x: 1` that a line `x:1` or `x = 1` is meant as. */
export function meantPair(line: string): string | undefined {
  const [, key, value] = /^(\w+)(?::| *= *)(\S.*?)(?= \w+ *=|$)/.exec(line.trimEnd()) ?? [];
  return key && `${key}: ${value}`;
}

/** Where the last text in quotes before an offset begins. */
function lastQuoted(document: Document, end: number): number | undefined {
  let last: number | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith("QUOTE") && range && range[0] <= end) last = Math.max(last ?? 0, range[0]);
    },
  });
  return last;
}

/** The document as plain data; undefined where aliases of aliases would make it explode. */
export function expand({ source, start }: YamlText, document: Document, report: Report): unknown {
  try {
    return document.toJS({ maxAliasCount: ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const finding = { found: "too many YAML aliases", expected: `at most ${ALIASES}` };
    report(problemAt(source, { start, end: start }, "limit-exceeded", finding));
    return undefined;
  }
}

/** What of a text nobody can read: control characters, and TeX that double quotes make something else of. */
function unreadable(text: string, scalar: Scalar<string>) {
  const value = String(scalar.value);
  const quoted = scalar.type === "QUOTE_DOUBLE";
  const index = value.search(CONTROL);
  if (index >= 0) {
    const expected = quoted ? RAW : "a text that can be read";
    return { at: scalarOffset(text, scalar)(index), found: controlAt(value, index), expected };
  }
  const [start, end] = scalar.range ?? [0, 0];
  const [, before = "", tex] = (quoted && TEX_ESCAPE.exec(text.slice(start, end))) || [];
  if (tex === undefined) return undefined;
  return {
    at: start + before.length,
    found: `${tex} in double quotes, where a backslash is none`,
    expected: RAW,
  };
}

/**
 * Reports the keys that are no texts, stand twice in a mapping, merge others into it or cannot be kept in an
 * object, and the texts with control characters in them.
 */
export function isSound(input: YamlText, document: Document, report: Report): boolean {
  let sound = true;
  const wrong = (key: unknown, code: ProblemCode, found: string, expected: string, at?: number) => {
    sound = false;
    const span = at === undefined ? spanOf(input, key) : { start: at, end: at + 1 };
    report(problemAt(input.source, span, code, { found, expected }));
  };
  visit(document, {
    Scalar(_, scalar) {
      const amiss = unreadable(input.text, scalar as Scalar<string>);
      if (amiss) wrong(scalar, "bad-shape", amiss.found, amiss.expected, input.start + amiss.at);
    },
    Map(_, map) {
      const first = new Map<string, Span>();
      let last = "";
      for (const { key, value } of map.items) {
        if (!isScalar(key)) {
          wrong(key ?? value ?? map, "bad-shape", "a key that is no plain text", "a name, then a colon");
          continue;
        }
        const name = String(key.value);
        const whole = last;
        last = isScalar(value) ? String(value.value ?? "") : "";
        if (map.flow && last === "" && /^\d+$/.test(name) && /^-?\d+$/.test(whole)) {
          const expected = `${whole}.${name}: numbers have a point`;
          wrong(key, "bad-number", `"${whole},${name}", cut off at a comma`, expected);
          continue;
        }
        const pair = map.flow && value === null ? meantPair(name) : undefined;
        if (pair) {
          wrong(key, "yaml-syntax", JSON.stringify(name), `${pair}, with a space behind the colon`);
          continue;
        }
        const before = first.get(name);
        if (before) {
          const { line, column } = input.source.place(before.start);
          const found = `"${name}" stands here and at line ${line}, column ${column}`;
          wrong(key, "duplicate-name", found, "one of them");
        } else if (name === "<<") wrong(key, "unknown-key", 'the merge key "<<"', "the keys themselves");
        else if (name === "__proto__") wrong(key, "bad-name", `the name "${name}"`, "another name");
        else first.set(name, spanOf(input, key));
      }
    },
  });
  return sound;
}
