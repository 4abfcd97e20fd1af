import type { Rational } from "../../rational/index.ts";

/** The longest number that a drawing writes out; a longer one stands in the table of values. */
export const LONGEST_NUMBER = 40;

/**
 * A number as a drawing shows it: in full up to {@link LONGEST_NUMBER} characters, beyond that how many
 * digits its numerator and denominator have; never rounded.
 */
export function shownNumber(value: Rational): string {
  const text = value.toString();
  return text.length <= LONGEST_NUMBER ? text : `(${text.replace(/\D/g, "").length} digits)`;
}
