import { texName } from "../equations/index.ts";
import { attempt, type Excerpt, type Level, problemAt, type Span } from "../problem/index.ts";
import type { Trace } from "../trace/index.ts";
import type { Literals, Use } from "./directive.ts";
import { countOf } from "./scope.ts";
import { numberingOf, numbersInProse, type TypedNumber } from "./typed-numbers.ts";
import { numbersInTex } from "./typed-tex.ts";

const LEVEL: Readonly<Record<Exclude<Literals, "allow">, Level>> = { warn: "warning", error: "error" };

/** What an author's words stand in. */
export type WordsContext = Pick<Use, "scope" | "desk">;

/** Where prose stands. */
interface Place {
  /** A heading's own number may stand in it. */
  readonly beginsHeading?: boolean;
  /** No directive can stand in it. */
  readonly isHtml?: boolean;
}

/** Reports the numbers typed in prose, unless a claim or a literal around says where they come from. */
export function noteProse(input: Excerpt, context: WordsContext, place: Place = {}): void {
  if (context.desk.literals === "allow") return;
  const own = place.beginsHeading ? numberingOf(input.text) : 0;
  const numbers = numbersInProse(input.text).filter(({ start }) => start >= own);
  note(input, numbers, context, place.isHtml ? REMEDIES.html : REMEDIES.prose);
}

/** Reports the numbers typed in TeX likewise. */
export function noteTex(input: Excerpt, context: WordsContext): void {
  if (context.desk.literals !== "allow") note(input, numbersInTex(input.text), context, REMEDIES.tex);
}

/** What an author may write in the place of a typed number. */
interface Remedy {
  readonly expected?: string;
  /** `name` is a quantity that it may be. */
  readonly suggest?: (number: string, name: string | undefined) => string;
}

const EXPECTED = "a directive that gives it, or a claim around it that checks it";

const REMEDIES = {
  prose: { suggest: (number, name) => (name === undefined ? `:literal[${number}]` : `:value[${name}]`) },
  // In a formula a number is more often meant as it is.
  tex: {
    suggest: (number, name) =>
      name === undefined ? `\\literal{${number}}` : `\\value{${name}}, or \\literal{${number}} as it is`,
  },
  html: { expected: "Markdown, where a directive gives it, or data-literal in the tag around it" },
} satisfies Record<string, Remedy>;

function note(
  input: Excerpt,
  numbers: readonly TypedNumber[],
  context: WordsContext,
  { expected = EXPECTED, suggest }: Remedy,
): void {
  const { literals, report } = context.desk;
  if (literals === "allow") return;
  for (const number of numbers) {
    if (context.scope.excuses(number)) continue;
    const span = { start: input.offset(number.start), end: input.offset(number.end) };
    const words = input.text.slice(number.start, number.end);
    report(
      problemAt(input.source, span, "typed-number", {
        found: `the number ${words}, typed by hand`,
        expected,
        suggestion: suggest?.(words, quantityWorth(number, input, context, span)),
        level: LEVEL[literals],
      }),
    );
  }
}

/** The quantity that the number most likely is: of those worth it, the one named last before it. */
function quantityWorth(
  { values }: TypedNumber,
  { source }: Excerpt,
  { scope }: WordsContext,
  span: Span,
): string | undefined {
  const trace = attempt(
    () => {},
    () => scope.trace(span, source),
  );
  if (!trace) return undefined;
  const before = source.text.slice(Math.max(source.text.lastIndexOf("\n\n", span.start), 0), span.start);
  const worth = candidates(trace).filter(({ value }) => values.some((one) => one.equals(value)));
  const named = worth.map(({ name, words }) => ({
    name,
    at: Math.max(...words.map((word) => lastOf(before, word))),
  }));
  return named.reduce<(typeof named)[number] | undefined>(
    (best, one) => (best === undefined || one.at > best.at ? one : best),
    undefined,
  )?.name;
}

/** Where a word stands last in a text with nothing that would make it another word around it; else -1. */
function lastOf(text: string, word: string): number {
  const at = text.lastIndexOf(word);
  if (at < 0) return -1;
  const around = `${text[at - 1] ?? ""} ${text[at + word.length] ?? ""}`;
  return /[\w\\/]/.test(around) ? lastOf(text.slice(0, at + word.length - 1), word) : at;
}

/** The quantities of a model with their numbers: computed ones, gradients, counts, then given ones. */
function candidates({ model, values, gradients, of }: Trace) {
  const all = [...model.quantities.values()];
  const worthOf = ({ name }: { name: string }) => {
    const value = values[name];
    return value ? [{ name, value, words: [name, texName(name, model.notation)] }] : [];
  };
  const computed = all.filter(({ role }) => role === "equation");
  const derivatives = all.flatMap(({ name }) => {
    const value = gradients[name];
    return value ? [{ name: `d${of}/d${name}`, value, words: [`d${of}/d${name}`] }] : [];
  });
  const counts = (["parameter", "equation", "input", "target"] as const).map((role) => ({
    name: `count(${role}s)`,
    value: countOf(model, role),
    words: [`${role}s`],
  }));
  return [
    ...computed.flatMap(worthOf),
    ...derivatives,
    ...counts,
    ...all.filter(({ role }) => role !== "equation").flatMap(worthOf),
  ];
}
