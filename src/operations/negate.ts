import { Rational } from "../rational/index.ts";
import type { Algebra } from "./operation.ts";

/** The minus sign before an operand: (-x)' = -1. */
export const negate = {
  symbol: "-",
  doc: "turns the sign",
  value: (x: Rational): Rational => x.negated(),
  derivative: <T>(algebra: Algebra<T>): T => algebra.constant(Rational.minusOne),
} as const;
