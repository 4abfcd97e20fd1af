import { derivative, type Expression, join } from "../model/index.ts";
import type { Span } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { inNumbers, type Trace } from "../trace/index.ts";
import { unbroken } from "./breaks.ts";
import { named } from "./marks.ts";
import { breakableTex, numberTex, toTex } from "./tex.ts";

/** What may stand behind an equals sign: a formula, the same with numbers, the chain rule, the result. */
export const forms = ["symbolic", "chain", "substituted", "value"] as const;

/** One of {@link forms}. */
export type EquationForm = (typeof forms)[number];

/** More ways from the loss to a quantity than this are written one level deep, as a sum over its uses. */
const MOST_PATHS = 8;

/** A quantity on its way to TeX: its expression, its number, and the trace in which its derivatives run. */
export interface Shown {
  readonly expression: Expression;
  readonly value: Rational;
  readonly trace: Trace;
  /** The quantity is computed in this step: its name and its result are marked. */
  readonly computed?: boolean;
  /** What scripts that check the number know it by. */
  readonly exact?: string | undefined;
}

/**
 * The right-hand sides of a quantity's equation, one for each form that says something of it: a number
 * that the author gives has its value only. Each has the marks of where it may be broken.
 */
export function rightSides(
  { expression, value, trace, exact }: Shown,
  wanted: readonly EquationForm[],
): string[] {
  const { notation } = trace.model;
  const formula = formulaOf(expression, trace);
  const chain = expression.kind === "derivative" ? chainRule(expression, trace) : undefined;
  const write: Readonly<Record<EquationForm, () => string | undefined>> = {
    symbolic: () => formula && breakableTex(formula, notation),
    chain: () => chain && breakableTex(chain, notation),
    substituted: () => formula && breakableTex(inNumbers(trace, formula), notation),
    value: () => named(numberTex(value), exact),
  };
  const left = toTex(expression, notation);
  return wanted.flatMap((form) => write[form]() ?? []).filter((side) => unbroken(side) !== left);
}

/** What a quantity is computed from: an equation's right-hand side, a gradient's local derivatives. */
function formulaOf(expression: Expression, trace: Trace): Expression | undefined {
  switch (expression.kind) {
    case "name":
      return trace.model.equations.find(({ name }) => name === expression.name)?.expression;
    case "derivative":
      return overPaths(expression, trace, (of, by) => localDerivative(of, by, trace));
    case "gate":
    case "number":
    case "count":
    case "variant":
    case "digits":
      return undefined;
    default:
      return expression;
  }
}

type Derivative = Expression & { readonly kind: "derivative" };
const nowhere: Span = { start: 0, end: 0 };
const derivativeNode = (of: string, by: string): Derivative => ({
  kind: "derivative",
  of,
  by,
  span: nowhere,
});

/** The formula of one factor of the chain rule. */
function localDerivative(of: string, by: string, trace: Trace): Expression {
  const equation = trace.model.quantities.get(of);
  if (equation?.role !== "equation") throw new Error(`${of} is given, and depends on nothing`);
  return derivative(equation.expression, by);
}

/**
 * The product of `dL/dyhat`, `dyhat/dh1`, … along each way from the loss, added up. A factor is the derivative along
 * one way alone: where a quantity enters another one by itself and through others too, `dR/dp` is the sum of all of
 * them, and the factor is written out.
 */
function chainRule(node: Derivative, trace: Trace): Expression | undefined {
  const users = usersIn(trace);
  return overPaths(node, trace, (of, by) => {
    const above = new Set<string>();
    const climb = (name: string) => {
      for (const through of users(name)) if (!above.has(through)) climb(through);
      above.add(name);
    };
    for (const through of users(by)) if (through !== of) climb(through);
    const isOne = !above.has(of);
    return isOne ? derivativeNode(of, by) : localDerivative(of, by, trace);
  });
}

/** The equations that use a quantity, as far as the loss depends on them. */
function usersIn(trace: Trace): (name: string) => readonly string[] {
  const all = new Map(trace.backward.map((step) => [step.name, step.uses.map(({ through }) => through)]));
  return (name) => all.get(name) ?? [];
}

/** The sum over all paths of the product of their factors; undefined where no path leads to the loss. */
function overPaths(
  { by }: Derivative,
  trace: Trace,
  factor: (of: string, by: string) => Expression,
): Expression | undefined {
  const products = pathsTo(trace, by).map(({ upstream, path }) => {
    const factors = path.slice(1).map((name, index) => factor(path[index] ?? trace.of, name));
    return join(
      "product",
      upstream === undefined ? factors : [derivativeNode(trace.of, upstream), ...factors],
    );
  });
  return products.length === 0 ? undefined : join("sum", products);
}

/** A way down from the loss; from the quantity `upstream` on where it begins with the gradient of that. */
interface Path {
  readonly upstream?: string;
  readonly path: readonly string[];
}

/** Every way from the loss down to a quantity; where there are too many, the last step of each alone. */
function pathsTo(trace: Trace, by: string): Path[] {
  const uses = usersIn(trace);
  const walk = (name: string): string[][] =>
    name === trace.of
      ? [[name]]
      : uses(name).flatMap((through) => walk(through).map((path) => [...path, name]));
  if (isFew(by, trace.of, uses)) {
    return walk(by).flatMap((path) => (path.length > 1 ? { path } : []));
  }
  return uses(by).map((through) => ({
    path: [through, by],
    ...(through !== trace.of && { upstream: through }),
  }));
}

/** Whether no more than {@link MOST_PATHS} ways lead up to `top`; counts each quantity once. */
function isFew(from: string, top: string, uses: (name: string) => readonly string[]): boolean {
  const counts = new Map([[top, 1]]);
  const count = (name: string): number => {
    const known = counts.get(name) ?? uses(name).reduce((total, through) => total + count(through), 0);
    counts.set(name, known);
    return known;
  };
  return count(from) <= MOST_PATHS;
}
