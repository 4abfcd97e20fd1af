import { Rational } from "../rational/index.ts";
import type { Link } from "./operation.ts";

/** `-` between two terms: the later one with its sign turned. */
export const subtract: Link = {
  symbol: "-",
  doc: "subtracts a term",
  chain: "sum",
  value: (x) => x.negated(),
  derivative: (algebra) => algebra.constant(Rational.minusOne),
};
