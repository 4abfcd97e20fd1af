import { Rational } from "../rational/index.ts";
import type { Gated } from "./operation.ts";

/** The absolute value. Its derivative is the sign, and a convention at 0. */
export const abs: Gated = {
  name: "abs",
  title: "abs",
  doc: "x without its sign",
  arity: [1, 1],
  value: ([x = Rational.zero]) => (x.sign < 0 ? x.negated() : x),
  gate: ([x = Rational.zero], _index, conventions) =>
    x.sign === 0
      ? { value: conventions.abs, reason: "", kink: true }
      : { value: Rational.of(BigInt(x.sign)), reason: x.sign > 0 ? ">0" : "<0", kink: false },
  convention: (conventions) => `z=0 convention: abs'(0)=${conventions.abs}`,
};
