/**
 * The door `exactbook/engine`: models and traces on exact fractions, pure, for Node and browsers. An
 * author's mistake comes back as a list of problems; an exception is a bug.
 */
import {
  defaultLimits,
  type Limits,
  type Model,
  parseOverrides,
  parseSteps,
  readModel,
} from "./model/index.ts";
import { attempt, excerpt, nearest, type Problem, problemAt, type Report, Source } from "./problem/index.ts";
import type { Rational } from "./rational/index.ts";
import {
  type Certificate,
  certificate,
  type Derivation,
  type Descent,
  explain as derivation,
  descend as descent,
  run,
  type Trace,
} from "./trace/index.ts";

export { defaultLimits, type Limits, type Model } from "./model/index.ts";
export { describe, format, type Place, type Problem, type ProblemCode } from "./problem/index.ts";
export { Rational } from "./rational/index.ts";
export {
  type BackwardStep,
  type Certificate,
  type Derivation,
  type DerivationLine,
  type Descent,
  type DescentStep,
  type Difference,
  type ForwardStep,
  type Gate,
  type Kink,
  kinksOf,
  type NoDifference,
  type Sample,
  type Trace,
  toJson,
  type Use,
} from "./trace/index.ts";

/** What was asked for, or the problems in the way of it, each with its place. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** How a model's text is read. */
export interface ParseOptions {
  /** The name that problems give the text; `model` by default. */
  readonly file?: string;
  /** Bounds that differ from {@link defaultLimits}. */
  readonly limits?: Partial<Limits>;
}

/** How a model is run. */
export interface EvaluateOptions {
  /** Numbers in the place of the model's own: `b1=-3 w11=1/2`. */
  readonly with?: string;
  /** The equation to differentiate instead of the model's loss. */
  readonly of?: string;
  /** How many steps of gradient descent, by the model's loss and `update:`, are taken from there. */
  readonly after?: number;
}

/** Where gradient descent begins, and how far it goes. */
export interface DescendOptions extends Pick<EvaluateOptions, "with"> {
  /** How many steps are taken, instead of as many as the model's `update:` says. */
  readonly steps?: number;
}

/** Reads a model file's text (YAML); its problems are placed in the text, lines and columns from 1. */
export function parseModel(text: string, { file = "model", limits = {} }: ParseOptions = {}): Result<Model> {
  const given = Object.entries(limits).filter(([, limit]) => limit !== undefined);
  const all: Limits = { ...defaultLimits, ...Object.fromEntries(given) };
  return collect((report) => readModel(new Source(file, text), report, all));
}

/**
 * Runs a model forward and backward: the value of every quantity and the derivative of one equation by
 * each, in reverse mode. Problems of `with`, `of` and `after` are placed in those texts, others in the model.
 */
export function evaluate(
  model: Model,
  { with: changes = "", of, after }: EvaluateOptions = {},
): Result<Trace> {
  return collect((report) => {
    const overrides = parseOverrides(excerpt(new Source("with", changes)), model, report);
    const equations = model.equations.map(({ name }) => name);
    if (of !== undefined && !equations.includes(of)) {
      report(unknown("of", of, "the name of an equation", nearest(of, equations)));
      return undefined;
    }
    if (after === undefined || !overrides) return overrides && run(model, report, { overrides, of });
    const end = stepsOf(model, after, "after", report, overrides)?.steps.at(-1);
    return end && run(model, report, { overrides: end.overrides, of });
  });
}

/**
 * Proves a gradient of a trace, written `dL/dw11`, by forward mode with dual numbers and, where the loss
 * is a polynomial in the quantity, by an exact central difference quotient.
 * @throws Error when the proofs disagree: then the engine is wrong.
 */
export function certify(trace: Trace, name: string): Result<Certificate> {
  const by = quantityOf(trace, name);
  return collect((report) =>
    by === undefined ? notThere(trace, name, gradientsOf(trace), report) : certificate(trace, by),
  );
}

/**
 * The derivation of a value (`z1`) or gradient (`dL/dw11`) line by line: for a gradient from the loss to
 * the quantity by the chain rule, sums over paths included.
 */
export function explain(trace: Trace, name: string): Result<Derivation> {
  const names = () => [...trace.model.quantities.keys(), ...gradientsOf(trace)];
  return collect((report) => derivation(trace, name) ?? notThere(trace, name, names(), report));
}

/**
 * The steps of gradient descent that the model's `update:` asks for, each with its whole trace; the
 * warning that fractions have grown long is part of the result.
 */
export function descend(model: Model, { with: changes = "", steps }: DescendOptions = {}): Result<Descent> {
  return collect((report) => {
    const overrides = parseOverrides(excerpt(new Source("with", changes)), model, report);
    return overrides && stepsOf(model, steps ?? model.update?.steps ?? 1, "steps", report, overrides);
  });
}

/** The steps that the option `name` asks for. */
function stepsOf(
  model: Model,
  count: number,
  name: string,
  report: Report,
  overrides: ReadonlyMap<string, Rational>,
): Descent | undefined {
  const steps = attempt(report, () => parseSteps(excerpt(new Source(name, String(count))), model));
  return steps === undefined ? undefined : descent(model, report, { overrides, steps });
}

function quantityOf({ of, model }: Trace, name: string): string | undefined {
  const by = name.startsWith(`d${of}/d`) ? name.slice(of.length + 3) : "";
  return model.quantities.has(by) ? by : undefined;
}

/** The gradients of a trace by their names, `dL/dw11`. */
const gradientsOf = ({ of, model }: Trace) => [...model.quantities.keys()].map((by) => `d${of}/d${by}`);

/** Reports a name that is none of those asked for; one of a quantity may stand for its derivative. */
function notThere(trace: Trace, name: string, names: readonly string[], report: Report): undefined {
  const derivative = `d${trace.of}/d${name}`;
  const near = names.includes(derivative) ? derivative : nearest(name, names);
  report(unknown("name", name, `a derivative such as ${gradientsOf(trace)[0]}`, near));
}

function unknown(file: string, text: string, expected: string, suggestion: string | undefined): Problem {
  const finding = { found: JSON.stringify(text), expected, suggestion };
  return problemAt(new Source(file, text), { start: 0, end: text.length }, "unknown-name", finding);
}

function collect<T>(work: (report: Report) => T | undefined): Result<T> {
  const problems: Problem[] = [];
  const value = work((problem) => problems.push(problem));
  return value === undefined || problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
