import type { Equation, Model, Quantity } from "../model/index.ts";
import { Dot, Rational } from "../rational/index.ts";
import { type Environment, type NodeValues, valueAt, within } from "./forward.ts";
import { localDerivatives } from "./local.ts";
import { algebra, times } from "./numbers.ts";
import { Numbers, Plan, type UsePlace } from "./plan.ts";
import type { BackwardStep, Use } from "./trace.ts";

/**
 * A use whose product is multiplied when it is asked for: a page shows few of many. The only use of a
 * quantity has its gradient for a product.
 */
class LazyUse implements Use {
  constructor(
    readonly through: string,
    readonly upstream: Rational,
    readonly local: Rational,
    private readonly whole: Rational | undefined,
  ) {
    Object.freeze(this);
  }

  get product(): Rational {
    return this.whole ?? times(this.upstream, this.local);
  }
}

/**
 * The backward pass: the gradient of `of` by every quantity, from `of` outwards. Equations in `fixed` are
 * numbers of their own.
 */
export class BackwardPass {
  /** The gradients in the order of the model's quantities, once the pass is done. */
  readonly gradients: Numbers;
  /** The local derivatives of each equation, by its place among the model's quantities. */
  private readonly locals: (readonly Rational[] | undefined)[];
  private readonly plan: Plan;
  private readonly rows;

  /** @throws Mistake `limit-exceeded` at the equation whose gradient is too long. */
  constructor(
    model: Model,
    private readonly of: string,
    private readonly fixed: ReadonlySet<string>,
    private readonly environment: Environment,
    private readonly values: NodeValues,
  ) {
    this.plan = Plan.of(model);
    this.gradients = new Numbers(this.plan);
    this.locals = Array(model.quantities.size).fill(undefined);
    this.rows = algebra(model.conventions);
    for (const { quantity, slot } of this.plan.backwards) {
      this.gradients.set(
        slot,
        quantity.role === "equation" ? this.bounded(quantity, slot) : this.gradient(quantity, slot),
      );
    }
  }

  /** The gradient of an equation, which others are made of, within the limits. */
  private bounded(equation: Equation, slot: number): Rational {
    return within(equation.expression, this.environment, () => this.gradient(equation, slot));
  }

  /** The sum over the uses of what flows through each, times the local derivative. */
  private gradient({ name }: Quantity, slot: number): Rational {
    if (name === this.of) return Rational.one;
    const places = this.plan.uses[slot] ?? [];
    const [only] = places;
    if (places.length === 1 && only) return this.through(only, times) ?? Rational.zero;
    return this.total(places);
  }

  private total(places: readonly UsePlace[]): Rational {
    const dot = new Dot(this.environment.limits.digits);
    for (const place of places) this.through(place, (upstream, local) => dot.add(upstream, local));
    return dot.total();
  }

  /** Joins what flows through one use; nothing does where the equation's own gradient is 0. */
  private through<T>(place: UsePlace, join: (a: Rational, b: Rational) => T): T | undefined {
    const upstream = this.gradients.at(place.slot) ?? Rational.zero;
    if (upstream.sign === 0 || this.fixed.has(place.equation.name)) return undefined;
    return join(upstream, this.local(place));
  }

  private local({ equation, slot, position }: UsePlace): Rational {
    let locals = this.locals[slot];
    if (!locals) {
      const at = (node: Equation["expression"]) => valueAt(node, this.environment, this.values);
      locals = localDerivatives(equation.expression, at, this.rows);
      this.locals[slot] = locals;
    }
    return locals[position] ?? Rational.zero;
  }

  /** The steps of the pass, in the order that {@link Trace.backward} describes. */
  steps(): BackwardStep[] {
    return this.plan.turns(this.of, this.fixed).map(({ quantity: { name, role }, slot, depth, places }) => {
      const gradient = this.gradients.at(slot) ?? Rational.zero;
      const whole = places.length === 1 ? gradient : undefined;
      const uses = places.map((place) => {
        const upstream = this.gradients.at(place.slot) ?? Rational.zero;
        return new LazyUse(place.equation.name, upstream, this.local(place), whole);
      });
      return Object.freeze({ name, role, depth, gradient, uses: Object.freeze(uses) });
    });
  }
}
