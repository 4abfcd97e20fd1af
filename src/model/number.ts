import {
  type Excerpt,
  type Finding,
  Mistake,
  type ProblemCode,
  problemAt,
  type Span,
} from "../problem/index.ts";
import { Rational, TooLong } from "../rational/index.ts";
import { clip } from "./cursor.ts";
import type { Limits } from "./limits.ts";

/**
 * Reads a number that stands at `span`.
 * @throws Mistake `bad-number`, or `limit-exceeded` for one with too many digits.
 */
export function readNumber(input: Pick<Excerpt, "text" | "source">, span: Span, limits: Limits): Rational {
  const fail = (code: ProblemCode, finding: Finding) =>
    new Mistake(problemAt(input.source, span, code, finding));
  const found = JSON.stringify(clip(input.text));
  try {
    const value = Rational.parse(input.text, limits.digits);
    if (value) return value;
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    const expected = `a number of at most ${limits.digits} digits`;
    throw fail("limit-exceeded", { found, expected });
  }
  const meant = input.text
    .trim()
    .replace(/^[−–]/, "-")
    .replace(/^(-?\d+),(\d+)$/, "$1.$2");
  const suggestion = meant !== input.text && Rational.parse(meant, limits.digits) ? meant : undefined;
  throw fail("bad-number", { found, expected: "a number such as 3, -2, 0.1, 1e3 or 1/3", suggestion });
}
