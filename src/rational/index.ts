export { Dot, sum } from "./dot.ts";
export { Rational, TooLong } from "./rational.ts";
