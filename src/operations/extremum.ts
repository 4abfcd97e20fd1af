import { Rational, sum } from "../rational/index.ts";
import { type Arithmetic, argument, type Conventions, type Gated, type Tie } from "./operation.ts";

/** The weight of each of `count` equal arguments, in their order; nothing is 0. */
const weights: Readonly<Record<Tie, (count: number) => readonly Rational[]>> = {
  split: (count) => Array(count).fill(Rational.of(1n, BigInt(count))),
  all: (count) => Array(count).fill(Rational.one),
  first: () => [Rational.one],
  second: (count) => [...Array(count - 1).fill(Rational.zero), Rational.one],
};

/**
 * The row of max (`side` 1) or min (`side` -1) of two or more arguments. The derivative is 1 by the
 * argument that is taken and 0 by the others; where several are equal, the convention for ties divides it.
 */
export function extremum(name: "max" | "min", side: 1 | -1): Gated {
  const sign = side > 0 ? ">" : "<";
  const ahead = (a: Rational, b: Rational) => a.compare(b) === side;
  const best = (args: readonly Rational[]) => args.reduce((a, b) => (ahead(b, a) ? b : a));
  /** The derivative by each argument. */
  const shares = (args: readonly Rational[], { tie }: Conventions) => {
    const taken = best(args);
    const equal = args.flatMap((arg, index) => (arg.equals(taken) ? [index] : []));
    const share = weights[tie](equal.length);
    return args.map((_, index) => share[equal.indexOf(index)] ?? Rational.zero);
  };
  return {
    name,
    title: name,
    doc: `the ${side > 0 ? "greatest" : "least"} of its arguments`,
    arity: [2, Number.POSITIVE_INFINITY],
    value: (arithmetic, args, conventions) =>
      blend(arithmetic, args, shares(args.map(arithmetic.value), conventions)),
    derivative: (algebra, args, index) => algebra.gate(name, args, index),
    gates: Number.POSITIVE_INFINITY,
    gate: (args, index, conventions) => {
      const x = argument(args, index);
      const rival = best(args.filter((_, at) => at !== index));
      const kink = x.equals(rival);
      const other = side > 0 ? "<" : ">";
      const relation = kink ? "=" : ahead(x, rival) ? sign : other;
      return { value: argument(shares(args, conventions), index), reason: `${relation}${rival}`, kink };
    },
    kink: "tie",
    convention: ({ tie }) => `tie convention: ${tie}`,
  };
}

/** The sum of share * argument over the arguments taken, less the value that is counted twice. */
function blend<T>(arithmetic: Arithmetic<T>, args: readonly T[], shares: readonly Rational[]): T {
  const taken = args.flatMap((arg, index) => {
    const share = argument(shares, index);
    return share.sign === 0 ? [] : [{ arg, share }];
  });
  const rest = Rational.one.minus(sum(taken.map(({ share }) => share)));
  return arithmetic.sum([
    arithmetic.constant(rest.times(arithmetic.value(argument(taken, 0).arg))),
    ...taken.map(({ arg, share }) => arithmetic.times(arithmetic.constant(share), arg)),
  ]);
}
