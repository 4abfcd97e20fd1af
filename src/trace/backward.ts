import {
  type Expression,
  functionRow,
  type Model,
  namesIn,
  operands,
  type Quantity,
} from "../model/index.ts";
import { type Algebra, links, negate, power } from "../operations/index.ts";
import { Rational } from "../rational/index.ts";
import type { NodeValues } from "./forward.ts";
import type { BackwardStep, Use } from "./trace.ts";

const numbers: Algebra<Rational> = {
  constant: (value) => value,
  negate: (operand) => operand.negated(),
  product: (factors) => factors.reduce(times, Rational.one),
  power: (base, exponent) => base.power(exponent),
};

/** The product, without arithmetic where one factor is 1. */
function times(a: Rational, b: Rational): Rational {
  if (a.equals(Rational.one)) return b;
  return b.equals(Rational.one) ? a : a.times(b);
}

/**
 * The derivative of one expression by each name in it: reverse mode within the expression, from the root
 * with the seed 1 (Griewank and Walther, "Evaluating Derivatives", chapter 3).
 */
function localDerivatives(root: Expression, values: NodeValues, model: Model): Map<string, Rational> {
  const parts = new Map<string, Rational[]>();
  const descend = (node: Expression, seed: Rational): void => {
    if (node.kind === "name") {
      const part = parts.get(node.name);
      if (part) part.push(seed);
      else parts.set(node.name, [seed]);
      return;
    }
    const partials = partialsOf(node, values, model);
    operands(node).forEach((operand, index) => {
      descend(operand, times(seed, partials[index] ?? Rational.zero));
    });
  };
  descend(root, Rational.one);
  return new Map([...parts].map(([name, list]) => [name, Rational.sum(list)]));
}

/** The derivative of one operation by each of its operands. */
function partialsOf(node: Expression, values: NodeValues, model: Model): readonly Rational[] {
  switch (node.kind) {
    case "negate":
      return [negate.derivative(numbers)];
    case "power":
      return [power.derivative(numbers, known(values, node.base), node.exponent)];
    case "call": {
      const args = node.args.map((arg) => known(values, arg));
      return args.map((_, index) => functionRow(node.name).gate(args, index, model.conventions).value);
    }
    case "chain": {
      const inner = node.terms.map(({ link, expression }) =>
        links[link].derivative(numbers, known(values, expression)),
      );
      if (node.chain === "sum") return inner;
      const factors = node.terms.map(({ link, expression }) => links[link].value(known(values, expression)));
      return otherFactors(factors).map((others, index) => times(others, inner[index] ?? Rational.one));
    }
    default:
      return [];
  }
}

function known(values: NodeValues, node: Expression): Rational {
  const value = values.get(node);
  if (!value) throw new Error("the forward pass comes first");
  return value;
}

/** For each factor of a product the product of all others, by running products from both ends. */
function otherFactors(factors: readonly Rational[]): Rational[] {
  const before: Rational[] = [];
  factors.reduce((product, factor) => {
    before.push(product);
    return times(product, factor);
  }, Rational.one);
  let after = Rational.one;
  for (let index = factors.length - 1; index >= 0; index -= 1) {
    before[index] = times(before[index] ?? Rational.one, after);
    after = times(after, factors[index] ?? Rational.one);
  }
  return before;
}

/** The equations that each name is used in, with the derivative of each by the name. */
type Locals = ReadonlyMap<string, ReadonlyMap<string, Rational>>;

/**
 * The backward pass: the gradient of `of` by every quantity, from `of` outwards, and its steps in the
 * order that {@link Trace.backward} describes.
 */
export function backward(model: Model, of: string, values: NodeValues): BackwardStep[] {
  const locals: Locals = new Map(
    model.equations.map(({ name, expression }) => [name, localDerivatives(expression, values, model)]),
  );
  const depths = depthsFrom(model, of);
  const uses = new Map<string, Use[]>();
  const gradients = new Map<string, Rational>([[of, Rational.one]]);
  const gradient = (name: string) => {
    const known = gradients.get(name);
    if (known) return known;
    const sum = Rational.sum((uses.get(name) ?? []).map((use) => use.product));
    gradients.set(name, sum);
    return sum;
  };
  for (const { name: through } of [...model.inOrder].reverse()) {
    if (!depths.has(through)) continue;
    const upstream = gradient(through);
    for (const [name, local] of locals.get(through) ?? []) {
      const use = { through, upstream, local, product: times(upstream, local) };
      const list = uses.get(name);
      if (list) list.push(use);
      else uses.set(name, [use]);
    }
  }
  const steps = [...model.quantities.values()].map(({ name, role }) => ({
    name,
    role,
    depth: depths.get(name),
    gradient: gradient(name),
    uses: inTextOrder(model, uses.get(name) ?? []),
  }));
  return inBackwardOrder(model, steps);
}

function inTextOrder(model: Model, uses: readonly Use[]): Use[] {
  const place = new Map(model.equations.map(({ name }, index) => [name, index]));
  return [...uses].sort((a, b) => (place.get(a.through) ?? 0) - (place.get(b.through) ?? 0));
}

/** The longest path from `of` to each quantity it depends on. */
function depthsFrom(model: Model, of: string): Map<string, number> {
  const depths = new Map([[of, 0]]);
  for (const { name, expression } of [...model.inOrder].reverse()) {
    const depth = depths.get(name);
    if (depth === undefined) continue;
    for (const used of namesIn(expression)) depths.set(used, Math.max(depths.get(used) ?? 0, depth + 1));
  }
  return depths;
}

function inBackwardOrder(model: Model, steps: readonly BackwardStep[]): BackwardStep[] {
  const names = model.equations.flatMap(({ expression }) => namesIn(expression));
  const appearance = new Map<string, number>();
  for (const name of [...names, ...model.quantities.keys()]) {
    if (!appearance.has(name)) appearance.set(name, appearance.size);
  }
  const data = ({ role }: Pick<Quantity, "role">) => (role === "input" || role === "target" ? 1 : 0);
  const inner = ({ role }: Pick<Quantity, "role">) => (role === "equation" ? 1 : 0);
  const far = model.quantities.size + 1;
  return [...steps].sort(
    (a, b) =>
      data(a) - data(b) ||
      (a.depth ?? far) - (b.depth ?? far) ||
      inner(a) - inner(b) ||
      (appearance.get(a.name) ?? 0) - (appearance.get(b.name) ?? 0),
  );
}
