import type { Model } from "../model/index.ts";
import { type Problem, problemAt, type Report } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { type RunOptions, run } from "./run.ts";
import type { Trace } from "./trace.ts";

/** The state after some steps of gradient descent. */
export interface DescentStep {
  /** 0 before the first step. */
  readonly step: number;
  /** The model run with the parameters of this step. */
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

/**
 * The steps that the model's `update:` asks for: p - rate * dL/dp for each parameter p, and a whole new
 * run with them. Undefined when the model has no `update:`, or after reporting a problem on the way.
 */
export function descend(model: Model, report: Report, options: RunOptions = {}): Descent | undefined {
  const { update } = model;
  if (!update) return undefined;
  const steps: DescentStep[] = [];
  let overrides = options.overrides;
  for (let step = 0; step <= update.steps; step += 1) {
    const trace = run(model, report, { ...options, overrides });
    if (!trace) return undefined;
    steps.push(Object.freeze({ step, trace, digits: longest(trace) }));
    overrides = new Map([...(overrides ?? []), ...updated(trace, update.rate)]);
  }
  return Object.freeze({ rate: update.rate, steps, warning: warningOf(model, steps) });
}

/** The parameters after one step. */
function updated({ model, values, gradients }: Trace, rate: Rational): [string, Rational][] {
  return [...model.quantities.values()].flatMap(({ name, role }): [string, Rational][] => {
    const [value, gradient] = [values[name], gradients[name]];
    return role === "parameter" && value && gradient ? [[name, value.minus(rate.times(gradient))]] : [];
  });
}

function warningOf({ update, source }: Model, steps: readonly DescentStep[]): Problem | undefined {
  const long = steps.find(({ digits }) => update && digits > update.digits);
  if (!long || !update) return undefined;
  return problemAt(source, update.span, "limit-exceeded", {
    found: `fractions of ${long.digits} digits after step ${long.step}`,
    expected: `at most ${update.digits}; take fewer steps, or raise "digits" in "update"`,
  });
}

/** The decimal digits of the longest numerator or denominator of a trace. */
function longest({ values, gradients }: Trace): number {
  const all = [...Object.values(values), ...Object.values(gradients)];
  return all.reduce((most, number) => Math.max(most, number.digits), 0);
}
