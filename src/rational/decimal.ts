import type { Rational } from "./rational.ts";

/** A decimal expansion: the sign and digits up to where it ends, or begins to repeat for ever. */
export interface Decimal {
  /** `-0.08`, `3` */
  readonly fixed: string;
  /** `3` of 1/3, empty where the expansion ends. */
  readonly repeating: string;
}

/**
 * The exact decimal expansion of a number by long division; undefined when it needs more than `most`
 * digits behind the point.
 */
export function decimal(value: Rational, most: number): Decimal | undefined {
  const { denominator } = value;
  const numerator = value.sign < 0 ? -value.numerator : value.numerator;
  const whole = `${value.sign < 0 ? "-" : ""}${numerator / denominator}`;
  const seen = new Map<bigint, number>();
  let rest = numerator % denominator;
  let digits = "";
  while (rest !== 0n && !seen.has(rest)) {
    if (digits.length >= most) return undefined;
    seen.set(rest, digits.length);
    rest *= 10n;
    digits += rest / denominator;
    rest %= denominator;
  }
  const start = rest === 0n ? digits.length : (seen.get(rest) ?? digits.length);
  return {
    fixed: digits === "" ? whole : `${whole}.${digits.slice(0, start)}`,
    repeating: digits.slice(start),
  };
}
