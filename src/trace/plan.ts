import { type Equation, type Model, namesIn, type Quantity } from "../model/index.ts";
import type { Rational } from "../rational/index.ts";

/** Where a quantity is used: in which equation, and as which of the names in it. */
export interface UsePlace {
  readonly equation: Equation;
  /** The equation's place among the model's quantities. */
  readonly slot: number;
  readonly position: number;
}

/** A quantity with its place among the model's. */
export interface Slot {
  readonly quantity: Quantity;
  readonly slot: number;
}

/** One quantity's turn in the backward pass. */
export interface Turn extends Slot {
  /** The longest path from the loss; undefined when the loss does not depend on it. */
  readonly depth: number | undefined;
  /** The uses that the loss depends on, in the order of the equations. */
  readonly places: readonly UsePlace[];
}

/** What a gradient needs to know of a model apart from its numbers. */
export class Plan {
  readonly names: readonly string[];
  /** The place of every quantity among the model's. */
  readonly slots: ReadonlyMap<string, number>;
  /** The uses of every quantity, in the order of the equations; by its place. */
  readonly uses: readonly (readonly UsePlace[])[];
  /** Every quantity by its place, the equations after what uses them. */
  readonly backwards: readonly Slot[];
  private readonly turnsOf = new Map<string, readonly Turn[]>();

  private constructor(private readonly model: Model) {
    this.names = [...model.quantities.keys()];
    this.slots = new Map(this.names.map((name, index) => [name, index]));
    const slotOf = ({ name }: { readonly name: string }) => this.slots.get(name) ?? -1;
    const uses: UsePlace[][] = this.names.map(() => []);
    for (const equation of model.equations) {
      const slot = slotOf(equation);
      namesIn(equation.expression).forEach((name, position) => {
        uses[slotOf({ name })]?.push({ equation, slot, position });
      });
    }
    this.uses = uses;
    const given = [...model.quantities.values()].filter(({ role }) => role !== "equation");
    this.backwards = [...[...model.inOrder].reverse(), ...given].map((quantity) => ({
      quantity,
      slot: slotOf(quantity),
    }));
  }

  private static readonly known = new WeakMap<Model, Plan>();

  /** The plan of a model, made once. */
  static of(model: Model): Plan {
    const plan = Plan.known.get(model) ?? new Plan(model);
    Plan.known.set(model, plan);
    return plan;
  }

  /**
   * The quantities in the order that {@link Trace.backward} describes; equations in `fixed` use nothing.
   */
  turns(of: string, fixed: ReadonlySet<string>): readonly Turn[] {
    const key = [of, ...fixed].join(" ");
    const turns = this.turnsOf.get(key) ?? this.order(of, fixed);
    this.turnsOf.set(key, turns);
    return turns;
  }

  private order(of: string, fixed: ReadonlySet<string>): Turn[] {
    const { model } = this;
    const depths = depthsFrom(model, of, fixed);
    const reached = ({ equation: { name } }: UsePlace) => depths.has(name) && !fixed.has(name);
    const appearance = new Map<string, number>();
    const note = (name: string) => {
      if (!appearance.has(name)) appearance.set(name, appearance.size);
    };
    for (const { expression } of model.equations) namesIn(expression).forEach(note);
    for (const name of model.quantities.keys()) note(name);
    return [...model.quantities.values()]
      .map((quantity, slot) => ({
        quantity,
        slot,
        depth: depths.get(quantity.name),
        places: (this.uses[slot] ?? []).filter(reached),
      }))
      .sort((a, b) => data(a) - data(b) || far(a) - far(b) || inner(a) - inner(b) || place(a) - place(b));

    function place({ quantity: { name } }: Turn): number {
      return appearance.get(name) ?? 0;
    }
  }
}

const data = ({ quantity: { role } }: Turn) => (role === "input" || role === "target" ? 1 : 0);
const inner = ({ quantity: { role } }: Turn) => (role === "equation" ? 1 : 0);
const far = ({ depth }: Turn) => depth ?? Number.MAX_SAFE_INTEGER;

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

/** A number for each quantity of a model, as an array: passes fill thousands of them. */
export class Numbers {
  private readonly list: (Rational | undefined)[];

  constructor(private readonly plan: Plan) {
    this.list = Array(plan.slots.size).fill(undefined);
  }

  get(name: string): Rational | undefined {
    return this.at(this.plan.slots.get(name) ?? -1);
  }

  /** The number of the quantity at a place among the model's. */
  at(slot: number): Rational | undefined {
    return this.list[slot];
  }

  set(slot: number, value: Rational): void {
    this.list[slot] = value;
  }
}
