import { marked, named, numberTex, withoutMarks } from "../equations/index.ts";
import { parseQuantities, toText } from "../model/index.ts";
import { type Excerpt, Mistake, part, problemAt } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { exactName } from "./exact.ts";
import type { Scope } from "./scope.ts";

function only(input: Excerpt, scope: Scope) {
  const [expression, second] = parseQuantities(input);
  if (!expression || second) {
    const finding = { found: `"${input.text}"`, expected: "one quantity" };
    const start = input.offset(0);
    throw new Mistake(problemAt(input.source, { start, end: start }, "bad-syntax", finding));
  }
  return { expression, number: scope.evaluate(expression, input.source) };
}

/**
 * Plain text with every `:value[…]` and `:eq[…]` in it replaced: titles, captions, alternative texts.
 * @throws Mistake for a quantity that cannot be computed.
 */
export function fillText(input: Excerpt, scope: Scope): string {
  return input.text.replace(
    /:(value|eq)\[([^\]]*)\]/g,
    (match, name: string, label: string, index: number) => {
      const start = index + match.length - label.length - 1;
      const { expression, number } = only(part(input, start, start + label.length), scope);
      return name === "value" ? number.toString() : `${toText(expression)}=${number}`;
    },
  );
}

/**
 * TeX with every `\value{…}` in it replaced by the number, before KaTeX sees it: a macro would leave its
 * name in the formula's annotation. A number in braces keeps to itself, and is bracketed where a sign or
 * a neighbour would otherwise run into it.
 * @throws Mistake for a quantity that cannot be computed.
 */
export function fillTex(input: Excerpt, scope: Scope): string {
  let result = "";
  let rest = 0;
  for (const match of input.text.matchAll(/\\value\s*\{([^{}]*)\}/g)) {
    const end = match.index + match[0].length;
    const start = end - 1 - (match[1] ?? "").length;
    const { expression, number } = only(part(input, start, end - 1), scope);
    result += input.text.slice(rest, match.index);
    const bare = bracketed(number, withoutMarks(result), input.text.slice(end));
    const tex = named(bare, exactName(scope, expression));
    result += `{${scope.isComputed(expression) ? marked(tex) : tex}}`;
    rest = end;
  }
  result += input.text.slice(rest);
  noteLeftovers(input);
  return result;
}

/** What was meant as a number of the model and is none. @throws Mistake at the first such thing. */
function noteLeftovers(input: Excerpt): void {
  const left = /\\value(?![A-Za-z])(?!\s*\{[^{}]*\})|:(value|eq)\[/.exec(input.text);
  if (!left) return;
  const start = input.offset(left.index);
  const finding = {
    found: `"${left[0]}" in a formula`,
    expected: "\\value{…} with a quantity in its braces",
  };
  throw new Mistake(problemAt(input.source, { start, end: start }, "bad-syntax", finding));
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
