import { type Expression, functionRow, operands } from "../model/index.ts";
import { type Algebra, links, negate, power } from "../operations/index.ts";
import { Rational } from "../rational/index.ts";
import { times } from "./numbers.ts";

/** The value at a node of the forward pass. */
export type ValueAt = (node: Expression) => Rational;

/**
 * The derivative of one expression by each name in it: reverse mode within the expression, from the root
 * with the seed 1 (Griewank and Walther, "Evaluating Derivatives", chapter 3).
 */
export function localDerivatives(
  root: Expression,
  valueAt: ValueAt,
  algebra: Algebra<Rational>,
): Map<string, Rational> {
  const parts = new Map<string, Rational | Rational[]>();
  const descend = (node: Expression, seed: Rational): void => {
    if (node.kind === "number") return;
    if (node.kind === "name") {
      const part = parts.get(node.name);
      if (!part) parts.set(node.name, seed);
      else if (Array.isArray(part)) part.push(seed);
      else parts.set(node.name, [part, seed]);
      return;
    }
    const partials = partialsOf(node, valueAt, algebra);
    operands(node).forEach((operand, index) => {
      descend(operand, times(seed, partials[index] ?? Rational.zero));
    });
  };
  descend(root, Rational.one);
  const sums = new Map<string, Rational>();
  for (const [name, part] of parts) sums.set(name, Array.isArray(part) ? Rational.sum(part) : part);
  return sums;
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
