import { marked, named, numberTex, withoutMarks } from "../equations/index.ts";
import { parseQuantities, toText } from "../model/index.ts";
import { type Excerpt, Mistake, part, problemAt, spanOf } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { exactName } from "./exact.ts";
import { noteProse, noteTex, type WordsContext } from "./literals.ts";
import type { Scope } from "./scope.ts";
import { blank } from "./typed-numbers.ts";

function only(input: Excerpt, scope: Scope) {
  const [expression, second] = parseQuantities(input);
  if (!expression || second) {
    const finding = { found: `"${input.text}"`, expected: "one quantity" };
    throw new Mistake(problemAt(input.source, spanOf(input), "bad-syntax", finding));
  }
  return { expression, number: scope.evaluate(expression, input.source) };
}

const IN_TEXT = /:(value|eq|literal)\[((?:[^[\]]|\[[^[\]]*\])*)\]/g;

/**
 * Plain text with every `:value[…]`, `:eq[…]` and `:literal[…]` in it replaced: titles, captions,
 * alternative texts. Numbers typed between them are reported where the book wants that.
 * @throws Mistake for a quantity that cannot be computed.
 */
export function fillText(input: Excerpt, context: WordsContext): string {
  const others = input.text.replace(IN_TEXT, blank);
  noteProse({ ...input, text: others }, context);
  noteDirectives(input, others);
  return input.text.replace(IN_TEXT, (match, name: string, label: string, index: number) => {
    if (name === "literal") return label;
    const start = index + match.length - label.length - 1;
    const { expression, number } = only(part(input, start, start + label.length), context.scope);
    return name === "value" ? number.toString() : `${toText(expression)}=${number}`;
  });
}

/** A directive in plain text that is none of those, or has attributes. */
const OTHER = /(?<![\\\w:]):([a-z][\w-]*)\[/;

/** What plain text cannot hold of directives; `others` is the text without those that it can. @throws Mistake at the first. */
function noteDirectives(input: Excerpt, others: string): void {
  const wrong = (start: number, end: number, found: string, expected: string) => {
    const at = part(input, start, end);
    return new Mistake(problemAt(input.source, spanOf(at), "bad-syntax", { found, expected }));
  };
  for (const { 0: whole, 1: name, 2: label = "", index } of input.text.matchAll(IN_TEXT)) {
    const end = index + whole.length;
    if (name === "literal" || !/^\{\s*[\w-]+\s*=/.test(input.text.slice(end))) continue;
    const found = `attributes behind :${name} in a title, a caption or an alternative text`;
    throw wrong(end, end + 1, found, `other numbers in its brackets, such as :${name}[${label}[after=1]]`);
  }
  const other = OTHER.exec(others);
  if (!other) return;
  const found = `"${other[0]}" in a title, a caption or an alternative text`;
  throw wrong(other.index, other.index + other[0].length, found, ":value, :eq or :literal there");
}

/** A number that the build puts in, or what stands before the braces of one that stays. */
const FILLED = /\\value\s*\{([^{}]*)\}|\\literal\s*\{/g;

/**
 * TeX with every `\value{…}` in it replaced by the number, before KaTeX sees it: a macro would leave its
 * name in the formula's annotation. A number in braces keeps to itself, and is bracketed where a sign or
 * a neighbour would otherwise run into it. `\literal{…}` leaves what is in its braces; other numbers that
 * the author types are reported where the book wants that. The result knows where its author typed each
 * part of it.
 * @throws Mistake for a quantity that cannot be computed.
 */
export function fillTex(input: Excerpt, context: WordsContext): Excerpt {
  const { scope } = context;
  noteTex(input, context);
  let result = "";
  let rest = 0;
  const pieces: Piece[] = [];
  const keep = (end: number) => {
    pieces.push({ at: result.length, from: rest, typed: true });
    result += input.text.slice(rest, end);
  };
  for (const match of input.text.matchAll(FILLED)) {
    const [whole, inside] = match;
    keep(match.index);
    if (inside === undefined) {
      // The braces stay, and what is in them.
      rest = match.index + whole.length - 1;
      continue;
    }
    const end = match.index + whole.length;
    const { expression, number } = only(part(input, end - 1 - inside.length, end - 1), scope);
    const bare = bracketed(number, withoutMarks(result), input.text.slice(end));
    const tex = named(bare, exactName(scope, expression));
    pieces.push({ at: result.length, from: match.index, typed: false });
    result += `{${scope.isComputed(expression) ? marked(tex) : tex}}`;
    rest = end;
  }
  keep(input.text.length);
  noteLeftovers(input);
  return { text: result, source: input.source, offset: (index) => input.offset(indexBefore(pieces, index)) };
}

/** A part of a filled text: what the author typed from the index `from` on, or a number put in for it. */
interface Piece {
  readonly at: number;
  readonly from: number;
  readonly typed: boolean;
}

/** The index in what the author typed of an index in the filled text. */
function indexBefore(pieces: readonly Piece[], index: number): number {
  const piece = pieces.findLast(({ at }) => at <= index);
  if (!piece) return 0;
  return piece.typed ? piece.from + index - piece.at : piece.from;
}

/** A sign of percent that begins a comment for TeX, which ends with the line. */
const PERCENT = /^(?:[^%\n\\]|\\.)*?\d%/m;

/** What was meant as a number, of the model or of percents, and is none. @throws Mistake at the first such thing. */
function noteLeftovers(input: Excerpt): void {
  const percent = PERCENT.exec(input.text);
  if (percent) {
    const end = percent.index + percent[0].length;
    const at = part(input, end - 1, end);
    const finding = { found: "a % behind a number, which hides the rest of the line", suggestion: "\\%" };
    throw new Mistake(problemAt(input.source, spanOf(at), "bad-tex", finding));
  }
  const left =
    /\\(value(?![A-Za-z])(?!\s*\{[^{}]*\})|literal(?![A-Za-z])(?!\s*\{))|:(value|eq|literal)\[/.exec(
      input.text,
    );
  if (!left) return;
  const at = part(input, left.index, left.index + left[0].length);
  const finding = {
    found: `"${left[0]}" in a formula`,
    expected:
      left[1] === "literal" || left[2] === "literal"
        ? "\\literal{…}"
        : "\\value{…} with a quantity in its braces",
  };
  throw new Mistake(problemAt(input.source, spanOf(at), "bad-syntax", finding));
}

/** A factor that a number behind it would run together with: a digit, a letter, a closing mark. */
const FACTOR = /(?<!\\[A-Za-z]*)[A-Za-z]\s*$|[\d)\]}]\s*$/;

/** The first argument of a fraction, which a second one follows. */
const NUMERATOR = /\\[dt]?frac\s*\{[^{}]*\}\s*$/;

/** Relations, separators and opening marks, behind which a number may begin with its sign. */
const FREE =
  /(^|[=<>,;:&([{|]|\\\\|\\[!,;:> ]|\\(q?quad|left|big|leq?|geq?|neq?|approx|text|to|in|mapsto|implies|iff|Rightarrow|rightarrow)|\n)\s*[([|]?\s*$/;

function bracketed(number: Rational, before: string, after: string): string {
  const raised = /^\s*\^/.test(after) && (number.sign < 0 || !number.isInteger);
  const joined = FACTOR.test(before) && !NUMERATOR.test(before);
  const bound = joined || (number.sign < 0 && !FREE.test(before) && !NUMERATOR.test(before));
  const tex = numberTex(number);
  if (!raised && !bound) return tex;
  return number.isInteger ? `(${tex})` : `\\left(${tex}\\right)`;
}
