import { Rational } from "../rational/index.ts";
import type { Link } from "./operation.ts";

/** `*`: a factor as it is. */
export const multiply: Link = {
  symbol: "*",
  doc: "multiplies by a factor",
  chain: "product",
  value: (x) => x,
  derivative: (algebra) => algebra.constant(Rational.one),
};
