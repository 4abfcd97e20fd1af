import { Rational } from "../rational/index.ts";
import type { Link } from "./operation.ts";

/** `+`: a term as it is. */
export const add: Link = {
  symbol: "+",
  doc: "adds a term",
  chain: "sum",
  value: (x) => x,
  derivative: (algebra) => algebra.constant(Rational.one),
};
