import { Rational } from "../rational/index.ts";
import { argument, type Conventions, type Gated } from "./operation.ts";

/** The absolute value. Its derivative is the sign, and a convention at 0. */
export const abs: Gated = {
  name: "abs",
  title: "abs",
  bar: "|",
  doc: "x without its sign",
  arity: [1, 1],
  value: (arithmetic, args, conventions) => {
    const x = argument(args, 0);
    return arithmetic.times(arithmetic.constant(slope(arithmetic.value(x), conventions)), x);
  },
  derivative: (algebra, args, index) => algebra.gate("abs", args, index),
  gates: 1,
  gate: (args, _index, conventions) => {
    const x = argument(args, 0);
    const reason = { "-1": "<0", "0": "", "1": ">0" } as const;
    return { value: slope(x, conventions), reason: reason[x.sign], kink: x.sign === 0 };
  },
  kink: "abs",
  convention: (conventions) => `z=0 convention: abs'(0)=${conventions.abs}`,
};

const slope = (x: Rational, conventions: Conventions) =>
  x.sign === 0 ? conventions.abs : Rational.of(BigInt(x.sign));
