import { Rational } from "../rational/index.ts";
import { argument, type NamedFunction } from "./operation.ts";

/** The square of x; its derivative is 2x. */
export const square: NamedFunction = {
  name: "square",
  title: "square",
  doc: "x times x",
  arity: [1, 1],
  value: (arithmetic, args) => arithmetic.times(argument(args, 0), argument(args, 0)),
  derivative: (algebra, args) => algebra.product([algebra.constant(Rational.of(2n)), argument(args, 0)]),
};
