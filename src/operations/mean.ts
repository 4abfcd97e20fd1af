import { Rational } from "../rational/index.ts";
import type { NamedFunction } from "./operation.ts";

/** The mean of its n arguments; its derivative is 1/n by each. */
export const mean: NamedFunction = {
  name: "mean",
  title: "mean",
  doc: "the sum of its arguments, divided by their number",
  arity: [1, Number.POSITIVE_INFINITY],
  value: (arithmetic, args) => arithmetic.times(arithmetic.constant(share(args)), arithmetic.sum(args)),
  derivative: (algebra, args) => algebra.constant(share(args)),
};

const share = (args: readonly unknown[]) => Rational.of(1n, BigInt(args.length));
