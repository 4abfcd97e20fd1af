import type { Link } from "./operation.ts";

/** `/`: a factor turned over; (1/x)' = -1/x^2. */
export const divide: Link = {
  symbol: "/",
  doc: "divides by a factor",
  chain: "product",
  value: (x) => x.inverse(),
  derivative: (algebra, x) => algebra.negate(algebra.power(x, -2n)),
};
