import { functionRow, gateRow } from "../model/index.ts";
import type { Algebra, Arithmetic, Conventions } from "../operations/index.ts";
import { Rational, sum } from "../rational/index.ts";

/** The product, without arithmetic where a factor is 0, 1 or -1. */
export function times(a: Rational, b: Rational): Rational {
  if (a === Rational.one) return b;
  if (b === Rational.one) return a;
  if (a.sign === 0 || b.sign === 0) return Rational.zero;
  if (a === Rational.minusOne) return b.negated();
  return b === Rational.minusOne ? a.negated() : a.times(b);
}

/** The arithmetic of values; sums keep to `digits`. */
export const arithmetic = (digits: number): Arithmetic<Rational> => ({
  constant: (value) => value,
  sum: (terms) => sum(terms, digits),
  times,
  value: (x) => x,
});

/** The conventions decide about derivatives only: any will do for a value. */
export const anyConventions: Conventions = {
  relu: Rational.zero,
  leaky_relu: "slope",
  abs: Rational.zero,
  tie: "first",
};

/** The derivative rows as numbers. */
export const algebra = (conventions: Conventions): Algebra<Rational> => ({
  constant: (value) => value,
  negate: (operand) => operand.negated(),
  product: (factors) => factors.reduce(times, Rational.one),
  power: (base, exponent) => base.power(exponent),
  call: (name, args) => functionRow(name).value(arithmetic(Number.POSITIVE_INFINITY), args, anyConventions),
  gate: (name, args, index) => gateRow(name).gate(args, index, conventions).value,
});
