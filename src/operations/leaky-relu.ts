import { Rational } from "../rational/index.ts";
import { argument, type Gated } from "./operation.ts";

/**
 * The leaky rectified linear unit: x above 0, slope times x below. Its derivative by x is 1 above 0, the
 * slope below, a convention at 0; by the slope it is min(x, 0), without a kink of its own.
 */
export const leakyRelu: Gated = {
  name: "leaky_relu",
  title: "LeakyReLU",
  doc: "x above zero, else slope times x",
  arity: [2, 2],
  value: (arithmetic, args, conventions) => {
    const [x, slope] = [argument(args, 0), argument(args, 1)];
    const { sign } = arithmetic.value(x);
    if (sign > 0) return x;
    const { leaky_relu } = conventions;
    const free = sign < 0 || leaky_relu === "slope";
    return arithmetic.times(free ? slope : arithmetic.constant(leaky_relu), x);
  },
  derivative: (algebra, args, index) =>
    index === 0
      ? algebra.gate("leaky_relu", args, index)
      : algebra.call("min", [argument(args, 0), algebra.constant(Rational.zero)]),
  gates: 1,
  gate: (args, _index, conventions) => {
    const [x, slope] = [argument(args, 0), argument(args, 1)];
    if (x.sign > 0) return { value: Rational.one, reason: ">0", kink: false };
    const { leaky_relu } = conventions;
    const free = x.sign < 0 || leaky_relu === "slope";
    return { value: free ? slope : leaky_relu, reason: "<=0", kink: x.sign === 0 };
  },
  kink: "leaky_relu",
  convention: ({ leaky_relu }) => `z=0 convention: LeakyReLU'(0)=${leaky_relu}`,
};
