export { Rational, TooLong } from "./rational.ts";
