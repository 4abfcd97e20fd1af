import type { Model } from "../model/index.ts";
import { attempt, type Report } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { BackwardPass } from "./backward.ts";
import { type Environment, evaluate, type NodeValues, valueAt } from "./forward.ts";
import { gatesOf } from "./gates.ts";
import { Numbers, Plan, type Slot } from "./plan.ts";
import type { Trace } from "./trace.ts";

/** What a run may change of the model. */
export interface RunOptions {
  /** Numbers in the place of the model's own, by name; an equation becomes a number of its own. */
  readonly overrides?: ReadonlyMap<string, Rational> | undefined;
  /** The equation to differentiate instead of the loss; the caller has checked that it is one. */
  readonly of?: string | undefined;
}

/**
 * Runs a model forward and backward on exact numbers. A division by zero and a number beyond the limits
 * are reported at their place in the model; then there is no trace. All numbers are computed here; the
 * lists that tell their story are put together when they are first asked for.
 */
export function run(model: Model, report: Report, options: RunOptions = {}): Trace | undefined {
  const { of = model.loss, overrides = new Map() } = options;
  const nodeValues: NodeValues = new Map();
  const fixed = new Set(
    [...overrides.keys()].filter((name) => model.quantities.get(name)?.role === "equation"),
  );
  const passes = attempt(report, () => {
    const { values, environment } = forward(model, overrides, nodeValues);
    return { values, environment, pass: new BackwardPass(model, of, fixed, environment, nodeValues) };
  });
  if (!passes) return undefined;
  const { values, environment, pass } = passes;
  const record = once(() => inOrder(model, values));
  const gradients = once(() => inOrder(model, pass.gradients));
  const steps = once(() => Object.freeze(pass.steps()));
  const lines = once(() =>
    Object.freeze(model.equations.map(({ name }) => Object.freeze({ name, value: known(values, name) }))),
  );
  const gates = once(() =>
    Object.freeze(gatesOf(model, fixed, (node) => valueAt(node, environment, nodeValues)).map(freeze)),
  );
  return Object.freeze({
    model,
    of,
    get values() {
      return record();
    },
    get gradients() {
      return gradients();
    },
    get forward() {
      return lines();
    },
    get backward() {
      return steps();
    },
    get gates() {
      return gates();
    },
  });
}

/**
 * The forward pass alone: the value of every quantity, noting those of the nodes on the way.
 * @throws Mistake at the node that has no value, or one beyond the limits.
 */
export function forward(
  model: Model,
  overrides: ReadonlyMap<string, Rational>,
  nodeValues?: NodeValues,
): { values: Numbers; environment: Environment } {
  const plan = Plan.of(model);
  const values = new Numbers(plan);
  const environment: Environment = {
    source: model.source,
    limits: model.limits,
    lookup: (node) => known(values, node.kind === "name" ? node.name : node.kind),
  };
  for (let at = plan.backwards.length - 1; at >= 0; at -= 1) {
    const { quantity, slot } = plan.backwards[at] as Slot;
    const given = overrides.get(quantity.name);
    if (given) values.set(slot, given);
    else if (quantity.role !== "equation") values.set(slot, quantity.value);
    else values.set(slot, evaluate(quantity.expression, environment, nodeValues));
  }
  return { values, environment };
}

const freeze = <T>(value: T): Readonly<T> => Object.freeze(value);

/** What `make` gives, made at the first call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Numbers by name as a record, in the order of the model's quantities. */
function inOrder(model: Model, numbers: Numbers): Trace["values"] {
  const record: Record<string, Rational> = Object.create(null);
  Plan.of(model).names.forEach((name, slot) => {
    const value = numbers.at(slot);
    if (value) record[name] = value;
  });
  return Object.freeze(record);
}

function known(numbers: Numbers, name: string): Rational {
  const value = numbers.get(name);
  if (!value) throw new Error(`no value of ${name}`);
  return value;
}
