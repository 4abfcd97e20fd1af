import type { Model } from "../model/index.ts";
import { attempt, type Report } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { backward } from "./backward.ts";
import { type Environment, evaluate, type NodeValues, valueAt } from "./forward.ts";
import { gatesOf } from "./gates.ts";
import type { Trace } from "./trace.ts";

/** What a run may change of the model. */
export interface RunOptions {
  /** Numbers in the place of the model's own, by name; an equation becomes a number of its own. */
  readonly overrides?: ReadonlyMap<string, Rational> | undefined;
  /** The equation to differentiate instead of the loss; the caller has checked that it is one. */
  readonly of?: string | undefined;
}

type Numbers = Record<string, Rational>;

/**
 * Runs a model forward and backward on exact numbers. A division by zero and a number beyond the limits
 * are reported at their place in the model; then there is no trace.
 */
export function run(model: Model, report: Report, options: RunOptions = {}): Trace | undefined {
  const { of = model.loss, overrides = new Map() } = options;
  const nodeValues: NodeValues = new Map();
  const fixed = new Set(model.equations.flatMap(({ name }) => (overrides.has(name) ? [name] : [])));
  return attempt(report, () => {
    const { values, environment } = forward(model, overrides, nodeValues);
    const steps = backward(model, of, fixed, environment, nodeValues);
    const gradientOf = new Map(steps.map(({ name, gradient }) => [name, gradient]));
    const names = [...model.quantities.keys()];
    return deepFreeze({
      model,
      of,
      values: pick(names, (name) => values[name]),
      gradients: pick(names, (name) => gradientOf.get(name)),
      forward: model.equations.map(({ name }) => ({ name, value: known(values[name], name) })),
      backward: steps,
      gates: gatesOf(model, fixed, (node) => valueAt(node, environment, nodeValues)),
    });
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
): { values: Readonly<Numbers>; environment: Environment } {
  const values: Numbers = Object.create(null);
  const environment: Environment = {
    source: model.source,
    limits: model.limits,
    lookup: (node) => known(node.kind === "name" ? values[node.name] : undefined, node.kind),
  };
  for (const quantity of model.quantities.values()) {
    if (quantity.role !== "equation") values[quantity.name] = overrides.get(quantity.name) ?? quantity.value;
  }
  for (const { name, expression } of model.inOrder) {
    values[name] = overrides.get(name) ?? evaluate(expression, environment, nodeValues);
  }
  return { values, environment };
}

function pick(names: readonly string[], get: (name: string) => Rational | undefined): Numbers {
  const numbers: Numbers = Object.create(null);
  for (const name of names) numbers[name] = known(get(name), name);
  return numbers;
}

function known(value: Rational | undefined, name: string): Rational {
  if (!value) throw new Error(`no value of ${name}`);
  return value;
}

function deepFreeze(trace: Trace): Trace {
  for (const part of [trace.values, trace.gradients, trace.forward, trace.backward, trace.gates]) {
    Object.freeze(part);
  }
  for (const step of [...trace.forward, ...trace.gates]) Object.freeze(step);
  for (const step of trace.backward) {
    Object.freeze(step.uses);
    Object.freeze(step);
  }
  return Object.freeze(trace);
}
