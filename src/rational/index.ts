export { Rational } from "./rational.ts";
