import { constant, type Expression, join, type Substitution, toText } from "../model/index.ts";
import { Rational } from "../rational/index.ts";
import {
  type BackwardStep,
  gatesBy,
  inNumbers,
  isOne,
  localOf,
  type Trace,
  type Use,
  upstreamOf,
} from "../trace/index.ts";

/** One line of a register: what is computed, by which arithmetic, with which result. */
export interface Rule {
  readonly quantity: string;
  readonly rule: string;
  readonly value: Rational;
  /** The quantity is an input or a target: data, which a step of learning leaves alone. */
  readonly data: boolean;
}

/** The forward pass with the numbers in place: `z1`, `1*1 + 1*2 - 1`, 2. */
export function forwardRules(trace: Trace): Rule[] {
  return trace.model.equations.map(({ name, expression }) => ({
    quantity: name,
    rule: toText(expression, valuesOf(trace)),
    value: at(trace.values, name),
    data: false,
  }));
}

/**
 * The backward pass with the numbers in place: `dL/dv1`, `-2*2`, -4. The states of the gates of one depth
 * stand before the gradients that pass through them. The data's gradients come last.
 */
export function backwardRules(trace: Trace): readonly Rule[] {
  const known = told.get(trace);
  if (known) return known;
  const rules = tellBackward(trace);
  told.set(trace, rules);
  return rules;
}

/** A trace never changes, so its rules are told once. */
const told = new WeakMap<Trace, readonly Rule[]>();

function tellBackward(trace: Trace): Rule[] {
  const stated = new Set<string>();
  const steps = trace.backward.filter((step) => step.name !== trace.of);
  const levels = new Map<string, BackwardStep[]>();
  const levelOf = ({ depth, role }: BackwardStep) => `${depth} ${role}`;
  for (const step of steps) levels.set(levelOf(step), []);
  for (const step of steps) levels.get(levelOf(step))?.push(step);
  return steps.flatMap((step) => {
    const level = levels.get(levelOf(step)) ?? [];
    const gates = level[0] === step ? level.flatMap((other) => gateRules(trace, other)) : [];
    const unstated = gates.filter(({ quantity }) => {
      const isNew = !stated.has(quantity);
      stated.add(quantity);
      return isNew;
    });
    return [...unstated, gradientRule(trace, step)];
  });
}

/** The gates that a gradient passes through. */
function gateRules(trace: Trace, step: BackwardStep): Rule[] {
  const through = new Set(step.uses.map((use) => use.through));
  return gatesBy(trace, step.name)
    .filter(({ equation }) => through.has(equation))
    .map(({ label, reason, value }) => ({ quantity: label, rule: reason, value, data: false }));
}

function gradientRule(trace: Trace, step: BackwardStep): Rule {
  const contributions = step.uses.map((use) => contribution(trace, step.name, use));
  return {
    quantity: `d${trace.of}/d${step.name}`,
    rule: toText(join("sum", contributions)),
    value: step.gradient,
    data: step.role === "input" || step.role === "target",
  };
}

/**
 * What one use adds to a gradient: upstream times local derivative. A local derivative that is the
 * constant 1 leaves the upstream's name, an upstream of 1 leaves the local derivative.
 */
function contribution(trace: Trace, name: string, use: Use): Expression {
  const local = localOf(trace, name, use);
  if (isOne(local)) return use.through === trace.of ? local : upstreamOf(trace, use);
  const numbers = inNumbers(trace, local);
  return use.upstream.equals(Rational.one) ? numbers : join("product", [constant(use.upstream), numbers]);
}

const valuesOf =
  (trace: Trace): Substitution =>
  (name) =>
    trace.values[name];

function at(numbers: Readonly<Record<string, Rational>>, name: string): Rational {
  const value = numbers[name];
  if (!value) throw new Error(`no number for ${name}`);
  return value;
}
