import { type Excerpt, type Finding, Mistake, problemAt, type Span } from "../problem/index.ts";

/** A piece of an expression; `start` and `end` are indexes into the expression's own text. */
export interface Token {
  readonly kind: "number" | "name" | "derivative" | "operator" | "setting" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A name as an author gives it, `@2` for the second example of a batch. Letters of all alphabets are read, so that
 * a name which no quantity may have is one mistake, where it is given.
 */
const NAME = "\\p{L}[\\p{L}\\w]*(?:@\\d+)?";
const TOKEN = new RegExp(
  [
    `(d${NAME}/d${NAME})`,
    "(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)",
    `(${NAME}(?:'\\d*)?)`,
    "(<=|>=|!=|[-+*/^(),=<>])",
    "(\\[[^[\\]]*\\])",
  ].join("|"),
  "uy",
);
/** The kinds of tokens in the order of the groups of {@link TOKEN}. */
const KINDS = ["derivative", "number", "name", "operator", "setting"] as const;
const SPACE = /\s*/y;

/** How others write what an expression has, and how it does. */
const FOREIGN: Readonly<Record<string, string>> = {
  "==": "=",
  "=>": ">=",
  "=<": "<=",
  "<>": "!=",
  "**": "^",
  "&&": "and",
  "||": "or",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "−": "-",
  "–": "-",
  "×": "*",
  "·": "*",
  "⋅": "*",
  "÷": "/",
  "∂": "d",
  "²": "^2",
  "\\cdot": "*",
  "\\times": "*",
  "\\le": "<=",
  "\\ge": ">=",
};
const SIGN = /==|=>|=<|<>|\*\*|&&|\|\||\\[a-z]+|[^\w\s]/uy;

/**
 * The token of an expression from an index on, at its end one of kind `end`. In a book, `dL/dw11` without
 * spaces is one token, and so is `[w11=6/5]`.
 * @throws Mistake at a character that begins no token.
 */
export function tokenAt(input: Excerpt, index: number, inBook: boolean): Token {
  SPACE.lastIndex = index;
  SPACE.test(input.text);
  const start = SPACE.lastIndex;
  if (start >= input.text.length) return { kind: "end", text: "the end", start, end: start };
  SIGN.lastIndex = start;
  const sign = SIGN.exec(input.text)?.[0] ?? "";
  if (Object.hasOwn(FOREIGN, sign)) {
    const expected = "a sign that expressions have";
    const finding = {
      found: `"${sign}" in an expression`,
      expected,
      suggestion: FOREIGN[sign],
    };
    throw failure(input, start, finding, sign.length);
  }
  TOKEN.lastIndex = start;
  const match = TOKEN.exec(input.text);
  const kind = match && KINDS[match.findIndex((group, at) => at > 0 && group !== undefined) - 1];
  if (!match || !kind || (kind === "setting" && !inBook)) {
    const found = `"${String.fromCodePoint(input.text.codePointAt(start) ?? 0)}" in an expression`;
    throw failure(input, start, { found, expected: "a number, a name or an operator" });
  }
  const text = match[0];
  if (kind === "derivative" && !inBook) {
    const name = text.slice(0, text.indexOf("/"));
    return { kind: "name", text: name, start, end: start + name.length };
  }
  return { kind, text, start, end: start + text.length };
}

/** The derivative that stands at an index of a text, with spaces or without; undefined where none does. */
export function derivativeAt(text: string, index: number) {
  const [written, of = "", by = ""] = /^d(\w+)\s*\/\s*d(\w+)/.exec(text.slice(index)) ?? [];
  return written === undefined ? undefined : { written, of, by };
}

/** The problem `bad-syntax` at an index of an expression, to be thrown. */
export function failure(input: Excerpt, index: number, finding: Finding, length = 1): Mistake {
  const span = spanOf(input, index, index + length);
  return new Mistake(problemAt(input.source, span, "bad-syntax", finding));
}

/** The span in the file from one index of the expression to another. */
export function spanOf(input: Excerpt, start: number, end: number): Span {
  return { start: input.offset(start), end: end > start ? input.offset(end - 1) + 1 : input.offset(start) };
}
