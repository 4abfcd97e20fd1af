import { Rational } from "../rational/index.ts";
import type { Algebra } from "./operation.ts";

/** `^` with an integer exponent n: (x^n)' = n x^(n-1). */
export const power = {
  symbol: "^",
  doc: "raises to an integer power",
  /** @throws RangeError for zero to a power below zero. */
  value: (x: Rational, exponent: bigint): Rational => x.power(exponent),
  derivative: <T>(algebra: Algebra<T>, x: T, exponent: bigint): T =>
    exponent === 0n
      ? algebra.constant(Rational.zero)
      : algebra.product([algebra.constant(Rational.of(exponent)), algebra.power(x, exponent - 1n)]),
} as const;
