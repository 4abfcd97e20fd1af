import { functionRow, type GateNode, type Model, nodes, toText } from "../model/index.ts";
import { attempt, type Report } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { backward } from "./backward.ts";
import { bounded, type Environment, evaluate, type NodeValues } from "./forward.ts";
import type { Gate, Trace } from "./trace.ts";

/** What a run may change of the model. */
export interface RunOptions {
  /** Numbers in the place of the model's own, by name. */
  readonly overrides?: ReadonlyMap<string, Rational> | undefined;
  /** The equation to differentiate instead of the loss; the caller has checked that it is one. */
  readonly of?: string | undefined;
}

/**
 * Runs a model forward and backward on exact numbers. A division by zero and a number beyond the limits
 * are reported at their place in the model; then there is no trace.
 */
export function run(model: Model, report: Report, options: RunOptions = {}): Trace | undefined {
  const of = options.of ?? model.loss;
  const values: Record<string, Rational> = Object.create(null);
  const nodeValues: NodeValues = new Map();
  const environment: Environment = {
    source: model.source,
    limits: model.limits,
    lookup: (node) => {
      const value = node.kind === "name" ? values[node.name] : undefined;
      if (!value) throw new Error("an equation is computed after those that it uses");
      return value;
    },
  };
  for (const quantity of model.quantities.values()) {
    if (quantity.role === "equation") continue;
    values[quantity.name] = options.overrides?.get(quantity.name) ?? quantity.value;
  }
  const done = attempt(report, () => {
    for (const { name, expression } of model.inOrder) {
      values[name] = options.overrides?.get(name) ?? evaluate(expression, environment, nodeValues);
    }
    const steps = backward(model, of, nodeValues);
    for (const { name, gradient } of steps) {
      const node = model.equations.find((equation) => equation.name === name)?.expression;
      if (node) bounded(node, gradient, environment);
    }
    return steps;
  });
  if (!done) return undefined;
  const inOrder: Record<string, Rational> = Object.create(null);
  for (const name of model.quantities.keys()) inOrder[name] = known(values, name);
  const gradients: Record<string, Rational> = Object.create(null);
  const gradientOf = new Map(done.map((step) => [step.name, step.gradient]));
  for (const name of model.quantities.keys()) gradients[name] = gradientOf.get(name) as Rational;
  return deepFreeze({
    model,
    of,
    values: inOrder,
    gradients,
    forward: model.equations.map(({ name }) => ({ name, value: known(values, name) })),
    backward: done,
    gates: gatesOf(model, nodeValues),
  });
}

function known(values: Readonly<Record<string, Rational>>, name: string): Rational {
  const value = values[name];
  if (!value) throw new Error(`no value of ${name}`);
  return value;
}

function gatesOf(model: Model, nodeValues: NodeValues): Gate[] {
  const gates = new Map<string, Gate>();
  for (const { name: equation, expression } of model.equations) {
    for (const call of nodes(expression)) {
      if (call.kind !== "call") continue;
      const args = call.args.map((arg) => nodeValues.get(arg) as Rational);
      call.args.forEach((arg, index) => {
        const node: GateNode = { kind: "gate", name: call.name, args: call.args, index, span: call.span };
        const { value, reason, kink } = functionRow(call.name).gate(args, index, model.conventions);
        const label = toText(node);
        const shown = `${toText(arg)}=${args[index]}${reason}`;
        gates.set(`${label}${index}`, { label, equation, node, value, reason: shown, kink });
      });
    }
  }
  return [...gates.values()];
}

function deepFreeze(trace: Trace): Trace {
  for (const part of [trace.values, trace.gradients, trace.forward, trace.backward, trace.gates])
    Object.freeze(part);
  for (const step of [...trace.forward, ...trace.gates]) Object.freeze(step);
  for (const step of trace.backward) {
    for (const use of step.uses) Object.freeze(use);
    Object.freeze(step.uses);
    Object.freeze(step);
  }
  return Object.freeze(trace);
}
