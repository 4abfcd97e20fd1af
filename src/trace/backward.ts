import { type Equation, type Model, namesIn, type Quantity } from "../model/index.ts";
import { Rational } from "../rational/index.ts";
import { type Environment, type NodeValues, valueAt, within } from "./forward.ts";
import { localDerivatives } from "./local.ts";
import { algebra, times } from "./numbers.ts";
import type { BackwardStep, Use } from "./trace.ts";

/** A use whose product is multiplied when it is asked for: a page shows few of many. */
class LazyUse implements Use {
  constructor(
    readonly through: string,
    readonly upstream: Rational,
    readonly local: Rational,
  ) {
    Object.freeze(this);
  }

  get product(): Rational {
    return times(this.upstream, this.local);
  }
}

/**
 * The backward pass: the gradient of `of` by every quantity, from `of` outwards, and its steps in the
 * order that {@link Trace.backward} describes. Equations in `fixed` are numbers of their own.
 * @throws Mistake `limit-exceeded` at the equation whose gradient is too long.
 */
export function backward(
  model: Model,
  of: string,
  fixed: ReadonlySet<string>,
  environment: Environment,
  values: NodeValues,
): BackwardStep[] {
  const rows = algebra(model.conventions);
  const at = (node: Equation["expression"]) => valueAt(node, environment, values);
  const depths = depthsFrom(model, of, fixed);
  const uses = new Map<string, Use[]>([...model.quantities.keys()].map((name) => [name, []]));
  const gradientOf = ({ name }: Pick<Quantity, "name">) =>
    name === of ? Rational.one : total(uses.get(name) ?? [], environment.limits.digits);
  const gradients = new Map<string, Rational>();
  for (const equation of [...model.inOrder].reverse()) {
    if (!depths.has(equation.name)) continue;
    const { name: through, expression } = equation;
    const upstream = within(expression, environment, () => gradientOf(equation));
    gradients.set(through, upstream);
    if (fixed.has(through)) continue;
    for (const [name, local] of localDerivatives(expression, at, rows)) {
      uses.get(name)?.push(new LazyUse(through, upstream, local));
    }
  }
  const place = new Map(model.equations.map(({ name }, index) => [name, index]));
  const before = (a: Use, b: Use) => (place.get(a.through) ?? 0) - (place.get(b.through) ?? 0);
  const steps = [...model.quantities.values()].map((quantity) => ({
    name: quantity.name,
    role: quantity.role,
    depth: depths.get(quantity.name),
    gradient: gradients.get(quantity.name) ?? gradientOf(quantity),
    uses: (uses.get(quantity.name) ?? []).sort(before),
  }));
  return inBackwardOrder(model, steps);
}

/** The sum of the products of all uses. */
function total(uses: readonly Use[], digits: number): Rational {
  const [only] = uses;
  if (uses.length === 1 && only) return only.product;
  return Rational.dot(
    uses.map(({ upstream, local }) => [upstream, local]),
    digits,
  );
}

/** The longest path from `of` to each quantity it depends on. */
function depthsFrom(model: Model, of: string, fixed: ReadonlySet<string>): Map<string, number> {
  const depths = new Map([[of, 0]]);
  for (const { name, expression } of [...model.inOrder].reverse()) {
    const depth = depths.get(name);
    if (depth === undefined || fixed.has(name)) continue;
    for (const used of namesIn(expression)) depths.set(used, Math.max(depths.get(used) ?? 0, depth + 1));
  }
  return depths;
}

/** By data or not, depth, equation or not, first appearance, all in one number to sort by. */
function inBackwardOrder(model: Model, steps: readonly BackwardStep[]): BackwardStep[] {
  const appearance = new Map<string, number>();
  const note = (name: string) => {
    if (!appearance.has(name)) appearance.set(name, appearance.size);
  };
  for (const { expression } of model.equations) namesIn(expression).forEach(note);
  for (const name of model.quantities.keys()) note(name);
  const far = model.quantities.size + 1;
  const rank = ({ name, role, depth }: BackwardStep) => {
    const data = role === "input" || role === "target" ? 1 : 0;
    const inner = role === "equation" ? 1 : 0;
    return ((data * (far + 1) + (depth ?? far)) * 2 + inner) * far + (appearance.get(name) ?? 0);
  };
  return steps
    .map((step) => ({ step, rank: rank(step) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ step }) => step);
}
