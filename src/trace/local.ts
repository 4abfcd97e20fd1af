import { type Expression, functionRow, namesIn, operands } from "../model/index.ts";
import { type Algebra, links, negate, power } from "../operations/index.ts";
import { Rational, sum } from "../rational/index.ts";
import { times } from "./numbers.ts";

/** The value at a node of the forward pass. */
export type ValueAt = (node: Expression) => Rational;

/**
 * The derivative of one expression by each name in it, in the order of {@link namesIn}: reverse mode
 * within the expression, from the root with the seed 1 (Griewank and Walther, "Evaluating Derivatives",
 * chapter 3).
 */
export function localDerivatives(
  root: Expression,
  valueAt: ValueAt,
  algebra: Algebra<Rational>,
): readonly Rational[] {
  const places: string[] = [];
  const seeds: Rational[] = [];
  const descend = (node: Expression, seed: Rational): void => {
    if (node.kind === "number") return;
    if (node.kind === "name") {
      places.push(node.name);
      seeds.push(seed);
      return;
    }
    const partials = partialsOf(node, valueAt, algebra);
    if (node.kind === "chain") {
      node.terms.forEach(({ expression }, index) => {
        descend(expression, times(seed, partials[index] ?? Rational.zero));
      });
    } else {
      operands(node).forEach((operand, index) => {
        descend(operand, times(seed, partials[index] ?? Rational.zero));
      });
    }
  };
  descend(root, Rational.one);
  const names = namesIn(root);
  if (names.length === places.length) return seeds;
  const parts = new Map<string, Rational[]>(names.map((name) => [name, []]));
  places.forEach((name, index) => {
    parts.get(name)?.push(seeds[index] ?? Rational.zero);
  });
  return names.map((name) => sum(parts.get(name) ?? []));
}

/** The derivative of one operation by each of its operands. */
function partialsOf(node: Expression, valueAt: ValueAt, algebra: Algebra<Rational>): readonly Rational[] {
  switch (node.kind) {
    case "negate":
      return [negate.derivative(algebra)];
    case "power":
      return [power.derivative(algebra, valueAt(node.base), node.exponent)];
    case "call": {
      const args = node.args.map(valueAt);
      return args.map((_, index) => functionRow(node.name).derivative(algebra, args, index));
    }
    case "chain": {
      if (node.chain === "sum")
        return node.terms.map(({ link }) => links[link].derivative(algebra, Rational.zero));
      const terms = node.terms.map(({ link, expression }) => ({ row: links[link], x: valueAt(expression) }));
      const [first, second] = terms;
      if (first && second && terms.length === 2) {
        return [
          times(second.row.value(second.x), first.row.derivative(algebra, first.x)),
          times(first.row.value(first.x), second.row.derivative(algebra, second.x)),
        ];
      }
      const others = otherFactors(terms.map(({ row, x }) => row.value(x)));
      return terms.map(({ row, x }, index) =>
        times(others[index] ?? Rational.one, row.derivative(algebra, x)),
      );
    }
    default:
      return [];
  }
}

/** For each factor of a product the product of all others, by running products from both ends. */
function otherFactors(factors: readonly Rational[]): Rational[] {
  const others: Rational[] = [];
  let before = Rational.one;
  for (const factor of factors) {
    others.push(before);
    before = times(before, factor);
  }
  let after = Rational.one;
  for (let index = factors.length - 1; index >= 0; index -= 1) {
    others[index] = times(others[index] ?? Rational.one, after);
    after = times(after, factors[index] ?? Rational.one);
  }
  return others;
}
