export { type Decimal, decimal } from "./decimal.ts";
export { Dot, sum } from "./dot.ts";
export { Rational, TooLong } from "./rational.ts";
