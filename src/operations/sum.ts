import { Rational } from "../rational/index.ts";
import type { NamedFunction } from "./operation.ts";

/** The sum of its arguments; its derivative is 1 by each. */
export const sum: NamedFunction = {
  name: "sum",
  title: "sum",
  doc: "the sum of its arguments",
  arity: [1, Number.POSITIVE_INFINITY],
  value: (arithmetic, args) => arithmetic.sum(args),
  derivative: (algebra) => algebra.constant(Rational.one),
};
