import { type Expression, functionRow, namesIn, nodes, type Term } from "../model/index.ts";
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
  const seeds: Rational[] = [];
  const descend = (node: Expression, seed: Rational): void => {
    switch (node.kind) {
      case "name":
        seeds.push(seed);
        break;
      case "negate":
        descend(node.operand, times(seed, negate.derivative(algebra)));
        break;
      case "power":
        descend(node.base, times(seed, power.derivative(algebra, valueAt(node.base), node.exponent)));
        break;
      case "call": {
        const args = node.args.map(valueAt);
        const row = functionRow(node.name);
        for (const [index, arg] of node.args.entries()) {
          descend(arg, times(seed, row.derivative(algebra, args, index)));
        }
        break;
      }
      case "chain": {
        const others = node.chain === "product" ? otherFactors(node.terms, valueAt) : undefined;
        for (let index = 0; index < node.terms.length; index += 1) {
          const { link, expression } = node.terms[index] as Term;
          const inner = links[link].derivative(algebra, others ? valueAt(expression) : Rational.zero);
          descend(expression, times(seed, times(others?.[index] ?? Rational.one, inner)));
        }
      }
    }
  };
  descend(root, Rational.one);
  const names = namesIn(root);
  if (names.length === seeds.length) return seeds;
  const places = nodes(root).filter((node) => node.kind === "name");
  const parts = new Map<string, Rational[]>(names.map((name) => [name, []]));
  places.forEach(({ name }, index) => {
    parts.get(name)?.push(seeds[index] ?? Rational.zero);
  });
  return names.map((name) => sum(parts.get(name) ?? []));
}

/** For each factor of a product the product of all others, by running products from both ends. */
function otherFactors(terms: readonly Term[], valueAt: ValueAt): Rational[] {
  const factors = terms.map(({ link, expression }) => links[link].value(valueAt(expression)));
  if (factors.length === 2) return factors.reverse();
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
