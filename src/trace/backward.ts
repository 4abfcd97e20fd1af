import { type Equation, type Model, namesIn } from "../model/index.ts";
import { Dot, Rational } from "../rational/index.ts";
import { type Environment, type NodeValues, valueAt, within } from "./forward.ts";
import { localDerivatives } from "./local.ts";
import { algebra, times } from "./numbers.ts";
import type { BackwardStep, Use } from "./trace.ts";
import { type UsePlace, usePlaces } from "./uses.ts";

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
 * The backward pass: the gradient of `of` by every quantity, from `of` outwards. Equations in `fixed` are
 * numbers of their own.
 */
export class BackwardPass {
  /** The gradients in the order of the model's quantities, once the pass is done. */
  readonly gradients = new Map<string, Rational>();
  private readonly locals = new Map<Equation, readonly Rational[]>();
  private readonly places: ReadonlyMap<string, readonly UsePlace[]>;
  private readonly rows;

  /** @throws Mistake `limit-exceeded` at the equation whose gradient is too long. */
  constructor(
    private readonly model: Model,
    private readonly of: string,
    private readonly fixed: ReadonlySet<string>,
    private readonly environment: Environment,
    private readonly values: NodeValues,
  ) {
    this.places = usePlaces(model);
    this.rows = algebra(model.conventions);
    const upstream = this.gradients;
    for (const { name, expression } of [...model.inOrder].reverse()) {
      upstream.set(
        name,
        within(expression, environment, () => this.gradient(name)),
      );
    }
    for (const { name, role } of model.quantities.values()) {
      if (role !== "equation") upstream.set(name, this.gradient(name));
    }
  }

  /** The sum over the uses of what flows through each, times the local derivative. */
  private gradient(name: string): Rational {
    if (name === this.of) return Rational.one;
    const places = this.places.get(name) ?? [];
    const [only] = places;
    if (places.length === 1 && only) return this.through(only, times) ?? Rational.zero;
    const dot = new Dot(this.environment.limits.digits);
    for (const place of places) this.through(place, (upstream, local) => dot.add(upstream, local));
    return dot.total();
  }

  /** Joins what flows through one use; nothing does where the equation's own gradient is 0. */
  private through<T>({ equation, position }: UsePlace, join: (a: Rational, b: Rational) => T): T | undefined {
    const upstream = this.gradients.get(equation.name) ?? Rational.zero;
    if (upstream.sign === 0 || this.fixed.has(equation.name)) return undefined;
    return join(upstream, this.local(equation, position));
  }

  private local(equation: Equation, position: number): Rational {
    let locals = this.locals.get(equation);
    if (!locals) {
      const at = (node: Equation["expression"]) => valueAt(node, this.environment, this.values);
      locals = localDerivatives(equation.expression, at, this.rows);
      this.locals.set(equation, locals);
    }
    return locals[position] ?? Rational.zero;
  }

  /** The steps of the pass, in the order that {@link Trace.backward} describes. */
  steps(): BackwardStep[] {
    const { model } = this;
    const depths = depthsFrom(model, this.of, this.fixed);
    const reached = ({ equation: { name } }: UsePlace) => depths.has(name) && !this.fixed.has(name);
    const steps = [...model.quantities.values()].map(({ name, role }): BackwardStep => {
      const uses = (this.places.get(name) ?? []).filter(reached).map(({ equation, position }) => {
        const upstream = this.gradients.get(equation.name) ?? Rational.zero;
        return new LazyUse(equation.name, upstream, this.local(equation, position));
      });
      const gradient = this.gradients.get(name) ?? Rational.zero;
      return { name, role, depth: depths.get(name), gradient, uses: Object.freeze(uses) };
    });
    return inBackwardOrder(model, steps).map(Object.freeze) as BackwardStep[];
  }
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
