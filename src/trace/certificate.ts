import { gateRow, type Model } from "../model/index.ts";
import { attempt } from "../problem/index.ts";
import { Rational, sum } from "../rational/index.ts";
import { degreeIn } from "./degree.ts";
import { forwardMode } from "./dual.ts";
import { type NodeValues, valueAt } from "./forward.ts";
import { gateNodes, kinksOf } from "./gates.ts";
import { forward } from "./run.ts";
import type { Kink, Trace } from "./trace.ts";

/** One evaluation of the loss for a difference quotient. */
export interface Sample {
  /** The quantity's number: its own plus this many times h. */
  readonly steps: number;
  readonly at: Rational;
  readonly loss: Rational;
  /** What the loss is multiplied by before all are added and divided by 2h. */
  readonly weight: Rational;
}

/** An exact difference quotient, inside the activation pattern. */
export interface Difference {
  readonly kind: "difference";
  /** A bound of the loss's degree as a polynomial in the quantity along the active branch. */
  readonly degree: number;
  readonly h: Rational;
  readonly samples: readonly Sample[];
  readonly quotient: Rational;
}

/** Why there is no difference quotient. */
export interface NoDifference {
  readonly kind: "kink" | "not-certifiable";
  /** In a sentence, as a page says it. */
  readonly reason: string;
}

/** The proofs of one gradient, in exact numbers. */
export interface Certificate {
  readonly of: string;
  readonly by: string;
  /** By reverse mode. */
  readonly gradient: Rational;
  /** By forward mode with dual numbers; equal. */
  readonly dual: Rational;
  /** By differences, where the loss is a polynomial; equal. */
  readonly difference: Difference | NoDifference;
  /** The kinks that the model sits on, with the convention that both modes used. */
  readonly kinks: readonly Kink[];
}

/** Wider stencils than for this degree are not tried. */
const DEGREE = 64;

/** The step is 1 over 2 to one of these, the first that keeps inside the activation pattern. */
const HALVINGS = [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 16n, 32n, 64n, 128n, 256n, 512n, 1024n] as const;

/** Closer than any step that is tried. */
const NEAR = Rational.of(1n, 1n << 2048n);

/**
 * Proves the gradient of the trace's loss by the quantity `by` a second time with dual numbers, and a
 * third time by a central difference quotient where that is exact.
 * @throws Error when two of them differ: then the engine is wrong.
 */
export function certificate(trace: Trace, by: string): Certificate {
  const { model, of, values } = trace;
  const gradient = trace.gradients[by];
  const dual = forwardMode(model, by, values).get(of)?.slope;
  if (!gradient || !dual) throw new Error(`no quantity ${by}`);
  const difference = differenceOf(trace, by);
  const quotient = difference.kind === "difference" ? difference.quotient : gradient;
  if (!gradient.equals(dual) || !gradient.equals(quotient)) {
    throw new Error(`d${of}/d${by} is ${gradient} in reverse, ${dual} forward, ${quotient} by differences`);
  }
  return Object.freeze({ of, by, gradient, dual, difference, kinks: kinksOf(trace) });
}

function differenceOf(trace: Trace, by: string): Difference | NoDifference {
  const degree = degreeIn(trace.model, trace.of, by, trace.values);
  if (degree === undefined || degree > DEGREE) {
    const what = degree === undefined ? "no polynomial" : `a polynomial of degree ${degree}`;
    return {
      kind: "not-certifiable",
      reason: `not certifiable by differences: ${trace.of} is ${what} in ${by}`,
    };
  }
  const here = probe(trace, by, Rational.zero);
  const half = Math.max(1, Math.ceil(degree / 2));
  if (movesKink(trace, by)) {
    const reason = `the difference quotient is not usable: ${by} moves an operation that sits on its kink`;
    return { kind: "kink", reason };
  }
  for (const halvings of HALVINGS) {
    const h = Rational.of(1n, 1n << halvings);
    const samples = sample(trace, by, h, half, here?.pattern);
    if (samples) {
      const total = sum(samples.map(({ loss, weight }) => loss.times(weight)));
      return { kind: "difference", degree, h, samples, quotient: total.over(h.plus(h)) };
    }
  }
  const reason = `not certifiable by differences: no step around ${by} keeps every operation on its side`;
  return { kind: "not-certifiable", reason };
}

/** The samples around the quantity's number, if all of them keep the activation pattern. */
function sample(
  trace: Trace,
  by: string,
  h: Rational,
  half: number,
  pattern: string[] | undefined,
): Sample[] | undefined {
  const samples: Sample[] = [];
  for (let k = 1; k <= half; k += 1) {
    for (const steps of [k, -k]) {
      const shift = h.times(Rational.of(BigInt(steps)));
      const probed = probe(trace, by, shift);
      if (!probed || !sameSides(probed.pattern, pattern)) return undefined;
      samples.push({ steps, at: probed.at, loss: probed.loss, weight: weight(steps, half) });
    }
  }
  return samples;
}

/**
 * The weight of the sample k steps away in the central stencil of 2n points, exact to degree 2n:
 * (-1)^(k+1) 2 n!^2 / (k (n-k)! (n+k)!), over 2h (Fornberg, "Generation of finite difference formulas on
 * arbitrarily spaced grids", 1988).
 */
function weight(k: number, n: number): Rational {
  const size = Math.abs(k);
  const sign = (size % 2 === 1 ? 1n : -1n) * (k > 0 ? 1n : -1n);
  const numerator = 2n * factorial(n) * factorial(n);
  return Rational.of(sign * numerator, BigInt(size) * factorial(n - size) * factorial(n + size));
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let k = 2n; k <= n; k += 1n) product *= k;
  return product;
}

/** The loss and the activation pattern with one quantity shifted; undefined where there is no value. */
function probe(trace: Trace, by: string, shift: Rational) {
  const { model, of, values } = trace;
  const overrides = new Map<string, Rational>();
  for (const { name, role } of model.quantities.values()) {
    const value = values[name];
    if (value && role !== "equation") overrides.set(name, value);
  }
  const at = values[by]?.plus(shift) ?? shift;
  overrides.set(by, at);
  const nodeValues: NodeValues = new Map();
  return attempt(
    () => {},
    () => {
      const run = forward(model, overrides, nodeValues);
      const loss = run.values.get(of) ?? Rational.zero;
      return {
        at,
        loss,
        pattern: patternOf(model, by, (node) => valueAt(node, run.environment, nodeValues)),
      };
    },
  );
}

/**
 * On which side of its kink each operation is; that of the overridden equation itself does not count.
 * Where equal arguments each get the full derivative, a tie that moves is a kink although it holds.
 */
function patternOf(
  model: Model,
  by: string,
  at: (node: Parameters<typeof gateNodes>[0]) => Rational,
): string[] {
  const { conventions } = model;
  return model.equations.flatMap(({ name, expression }) => {
    if (name === by) return [];
    return gateNodes(expression).map(({ name: operation, args, index }) => {
      const row = gateRow(operation);
      const numbers = args.map(at);
      const { reason, kink } = row.gate(numbers, index, conventions);
      if (!kink) return reason.slice(0, 1);
      return row.kink === "tie" && conventions.tie === "all" ? `=${numbers[index]}` : "=";
    });
  });
}

const sameSides = (a: readonly string[], b: readonly string[] = []) =>
  a.every((side, index) => side === b[index]);

/** However small the step, the pattern changes: an operation on its kink is moved off it. */
function movesKink(trace: Trace, by: string): boolean {
  if (kinksOf(trace).length === 0) return false;
  const here = probe(trace, by, Rational.zero)?.pattern ?? [];
  const near = probe(trace, by, NEAR)?.pattern ?? [];
  return here.some((side, index) => side.startsWith("=") && near[index] !== side);
}
