import { constant, type Expression, join, namesIn, toText } from "../model/index.ts";
import { Rational } from "../rational/index.ts";
import { inNumbers, isOne, localOf, upstreamOf } from "./rule.ts";
import type { BackwardStep, Trace } from "./trace.ts";

/** One line of a derivation: a quantity, its rule, the rule in numbers, and what comes out. */
export interface DerivationLine {
  /** `z1`, or `dL/dz1`. */
  readonly name: string;
  /** What it is, in symbols: `dL/dh1*ReLU'(z1)`. */
  readonly rule: string;
  /** The rule with numbers in the place of names. */
  readonly numbers: string;
  readonly value: Rational;
}

/** How a number comes about, from the loss (or the given numbers) to the quantity, each line once. */
export type Derivation = readonly DerivationLine[];

/**
 * The derivation of a quantity's value (`z1`) or of a gradient (`dL/dw11`), line by line: of a gradient
 * the gradients on every path from the loss to the quantity, sums over paths written out. Undefined for a
 * name that the trace does not have.
 */
export function explain(trace: Trace, name: string): Derivation | undefined {
  const { model, of } = trace;
  if (model.quantities.has(name)) return valueLines(trace, name);
  const by = name.startsWith(`d${of}/d`) ? name.slice(of.length + 3) : "";
  return model.quantities.has(by) ? gradientLines(trace, by) : undefined;
}

function valueLines({ model, values }: Trace, name: string): DerivationLine[] {
  const needed = new Set([name]);
  for (const { name: computed, expression } of [...model.inOrder].reverse()) {
    if (needed.has(computed)) for (const used of namesIn(expression)) needed.add(used);
  }
  const inOrder = [
    ...[...model.quantities.values()].filter(({ role }) => role !== "equation"),
    ...model.inOrder,
  ];
  return inOrder
    .filter((quantity) => needed.has(quantity.name))
    .map((quantity) => {
      const value = values[quantity.name] ?? Rational.zero;
      if (quantity.role !== "equation") {
        return { name: quantity.name, rule: quantity.role, numbers: value.toString(), value };
      }
      const numbers = toText(quantity.expression, (used) => values[used]);
      return { name: quantity.name, rule: toText(quantity.expression), numbers, value };
    });
}

function gradientLines(trace: Trace, by: string): DerivationLine[] {
  const needed = new Set([by]);
  for (const { name, uses } of [...trace.backward].reverse()) {
    if (needed.has(name)) for (const { through } of uses) needed.add(through);
  }
  return trace.backward
    .filter(({ name }) => needed.has(name))
    .map((step) => {
      const rule = backwardRule(trace, step);
      const numbers = toText(inNumbers(trace, rule));
      return { name: `d${trace.of}/d${step.name}`, rule: toText(rule), numbers, value: step.gradient };
    });
}

/**
 * The chain rule for one quantity: over its uses, the upstream derivative times the local one. A local
 * derivative of 1 leaves the upstream, an upstream of 1 the local derivative.
 */
function backwardRule(trace: Trace, { name, uses }: BackwardStep): Expression {
  if (name === trace.of) return constant(Rational.one);
  const terms = uses.map((use) => {
    const local = localOf(trace, name, use);
    if (use.through === trace.of) return local;
    return isOne(local) ? upstreamOf(trace, use) : join("product", [upstreamOf(trace, use), local]);
  });
  return join("sum", terms);
}
