import { Rational } from "../rational/index.ts";
import { argument, type Gated } from "./operation.ts";

/** The rectified linear unit max(x, 0). Its derivative is 1 above 0, 0 below, a convention at 0. */
export const relu: Gated = {
  name: "relu",
  title: "ReLU",
  doc: "x above zero, else 0",
  arity: [1, 1],
  value: (arithmetic, args, conventions) => {
    const x = argument(args, 0);
    const { sign } = arithmetic.value(x);
    if (sign > 0) return x;
    return arithmetic.times(arithmetic.constant(sign === 0 ? conventions.relu : Rational.zero), x);
  },
  derivative: (algebra, args, index) => algebra.gate("relu", args, index),
  gates: 1,
  gate: ([x = Rational.zero], _index, conventions) =>
    x.sign > 0
      ? { value: Rational.one, reason: ">0", kink: false }
      : {
          value: x.sign === 0 ? conventions.relu : Rational.zero,
          reason: "<=0",
          kink: x.sign === 0,
        },
  kink: "relu",
  convention: (conventions) => `z=0 convention: ReLU'(0)=${conventions.relu}`,
};
