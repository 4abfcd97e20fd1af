import type { Model, Update } from "../model/index.ts";
import { type Finding, type Problem, problemAt, type Report } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { type RunOptions, run } from "./run.ts";
import type { Trace } from "./trace.ts";

/** The state after some steps of gradient descent. */
export interface DescentStep {
  /** 0 before the first step. */
  readonly step: number;
  /** The numbers that stand in the place of the model's own: every parameter, from the first step on. */
  readonly overrides: ReadonlyMap<string, Rational>;
  /** The model run with the parameters of this step, its loss differentiated. */
  readonly trace: Trace;
  /** The digits of the longest numerator or denominator among values and gradients. */
  readonly digits: number;
}

/** Gradient descent on a model's parameters, exactly. */
export interface Descent {
  readonly rate: Rational;
  readonly steps: readonly DescentStep[];
  /** The fractions have grown past the model's budget of digits; they about triple with each step. */
  readonly warning: Problem | undefined;
}

/** Where a descent begins, and how far it goes. */
export interface DescentOptions extends Pick<RunOptions, "overrides"> {
  /** How many steps; without it as many as the model's `update:` says. */
  readonly steps?: number | undefined;
}

/**
 * The steps that the model's `update:` asks for: p - rate * dL/dp for each parameter p, and a whole new
 * run with them. Undefined when the model has no `update:`, or after reporting a problem on the way.
 */
export function descend(model: Model, report: Report, options: DescentOptions = {}): Descent | undefined {
  const { update } = model;
  if (!update) return undefined;
  const steps: DescentStep[] = [];
  let overrides = options.overrides ?? new Map<string, Rational>();
  for (let step = 0; step <= (options.steps ?? update.steps); step += 1) {
    const trace = run(model, report, { overrides });
    if (!trace) return undefined;
    steps.push(Object.freeze({ step, overrides, trace, digits: longest(trace) }));
    overrides = new Map([...overrides, ...stepFrom(trace, update)]);
  }
  const long = steps.find(({ digits }) => digits > update.digits);
  const finding = long && tooLong(long.trace, long.step);
  const warning = finding && problemAt(model.source, update.span, "long-fraction", finding);
  return Object.freeze({ rate: update.rate, steps, warning });
}

/** The parameters one step of gradient descent after a trace, by name. */
export function stepFrom({ model, values, gradients }: Trace, { rate }: Update): [string, Rational][] {
  return [...model.quantities.values()].flatMap(({ name, role }): [string, Rational][] => {
    const [value, gradient] = [values[name], gradients[name]];
    return role === "parameter" && value && gradient ? [[name, value.minus(rate.times(gradient))]] : [];
  });
}

/** What to say where the fractions of a trace after some steps are longer than the model's `update:` wants. */
export function tooLong(trace: Trace, step: number): Finding | undefined {
  const { update } = trace.model;
  const digits = longest(trace);
  if (!update || digits <= update.digits) return undefined;
  return {
    found: `fractions of ${digits} digits after step ${step}`,
    expected: `at most ${update.digits}; take fewer steps, or raise "digits" in "update"`,
  };
}

/** The decimal digits of the longest numerator or denominator of a trace. */
export function longest({ values, gradients }: Trace): number {
  const all = [...Object.values(values), ...Object.values(gradients)];
  return all.reduce((most, number) => Math.max(most, number.digits), 0);
}
