import {
  constant,
  type Expression,
  type Given,
  join,
  nodes,
  ofRole,
  parseQuantities,
  substitute,
} from "../model/index.ts";
import type { Conventions } from "../operations/index.ts";
import { excerpt, Source } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import { isOne, localOf, type Trace, upstreamOf } from "../trace/index.ts";

/** A variable of a script: what it holds, by which formula. */
export interface Assignment {
  /** `z1`, or `dL/dz1`. */
  readonly quantity: string;
  readonly expression: Expression;
}

/** The gradients of one equation, in an order in which each uses only earlier ones. */
export interface Pass {
  readonly of: string;
  readonly lines: readonly Assignment[];
}

/** Numbers in the place of the model's own, and the steps of gradient descent taken from there. */
export interface Change {
  readonly numbers: ReadonlyMap<string, Rational>;
  readonly steps: number;
}

/** A model as a straight-line program: what a script in any language says. */
export interface Program {
  readonly model: string;
  readonly title: string;
  readonly given: readonly Given[];
  readonly meanings: ReadonlyMap<string, string>;
  readonly conventions: Conventions;
  readonly forward: readonly Assignment[];
  readonly backward: readonly Pass[];
  /** What pages show, by the text that names it there. */
  readonly shown: readonly Assignment[];
  /** The gradients of the loss by given numbers, which a script proves a second time. */
  readonly gradients: readonly { readonly quantity: string; readonly of: string; readonly by: string }[];
  /** What pages put together of several runs, by the text that names it there and what it changes. */
  readonly together: readonly Assignment[];
  /** The quantities of those runs, by their names in {@link together}. */
  readonly parts: ReadonlyMap<string, Part>;
  /** What pages change of the model, by the text that names it there: `b1=-3 after 1`. */
  readonly changes: ReadonlyMap<string, Change>;
  readonly parameters: readonly string[];
  /** The rate of gradient descent; 0 where the model has none. */
  readonly rate: Rational;
  /** How many numbers of the model the pages show. */
  readonly count: number;
}

/** A quantity with the text that names what is changed for it. */
export interface Part {
  readonly quantity: string;
  readonly changes: string;
}

/** How a script asks for a quantity of one of several runs, by its name in a program's `together`. @throws Error for another. */
export function askFor({ parts }: Pick<Program, "parts">, name: string): string {
  const part = parts.get(name);
  if (!part) throw new Error(`no part ${name}`);
  return `of(${JSON.stringify(part.quantity)}, ${JSON.stringify(part.changes)})`;
}

/** What pages show of a model. */
export interface Shown {
  readonly model: string;
  /** Names of quantities and expressions of them, each once. */
  readonly quantities: readonly string[];
  /** Expressions of {@link parts}, as `L[w11=6/5] - L` is one, by their text and what it changes. */
  readonly variants: ReadonlyMap<string, Expression>;
  readonly parts: Program["parts"];
  readonly changes: Program["changes"];
  readonly count: number;
}

/** The program that computes what pages show of a model; `traceOf` gives the trace of each equation. */
export function programOf(shown: Shown, traceOf: (of?: string) => Trace): Program {
  const trace = traceOf();
  const { model } = trace;
  const given = [...model.quantities.values()].flatMap((quantity) =>
    quantity.role === "equation" ? [] : [quantity],
  );
  const gradients = given.map(({ name }) => ({ quantity: `d${trace.of}/d${name}`, of: trace.of, by: name }));
  const names = new Set([trace.of, ...gradients.map(({ quantity }) => quantity), ...shown.quantities]);
  const wanted = [...names].map((quantity) => ({
    quantity,
    expression: counted(expressionOf(quantity), trace),
  }));
  const passes = new Set([trace.of, ...wanted.flatMap(({ expression }) => derivativesIn(expression))]);
  return {
    ...shown,
    title: model.title ?? shown.model,
    given,
    meanings: model.meanings,
    conventions: model.conventions,
    parameters: ofRole(model, "parameter").map(({ name }) => name),
    rate: model.update?.rate ?? Rational.zero,
    forward: model.inOrder.map(({ name, expression }) => ({ quantity: name, expression })),
    backward: [...passes].map((of) => ({ of, lines: linesOf(traceOf(of)) })),
    shown: wanted,
    together: [...shown.variants].map(([quantity, expression]) => ({
      quantity,
      expression: counted(expression, trace),
    })),
    gradients,
  };
}

/** A shown expression, read from the text that names it on a page. */
export const expressionOf = (text: string): Expression => {
  const [expression] = parseQuantities(excerpt(new Source("page", text)));
  if (!expression) throw new Error(`no expression in "${text}"`);
  return expression;
};

/** An expression with its counts as numbers. */
function counted(expression: Expression, { model }: Trace): Expression {
  return substitute(expression, (node) => {
    if (node.kind !== "count") return undefined;
    return constant(Rational.of(BigInt(ofRole(model, node.role).length)));
  });
}

const derivativesIn = (expression: Expression) =>
  nodes(expression).flatMap((node) => (node.kind === "derivative" ? [node.of] : []));

/** Upstream times local derivative, summed over the uses, for each quantity of a trace. */
function linesOf(trace: Trace): Assignment[] {
  const reached = new Set(trace.backward.flatMap(({ name, depth }) => (depth === undefined ? [] : [name])));
  return trace.backward.map(({ name, uses }) => {
    const terms = uses
      .filter(({ through }) => reached.has(through))
      .map((use) => {
        const local = localOf(trace, name, use);
        return join("product", [upstreamOf(trace, use), ...(isOne(local) ? [] : [local])]);
      });
    const sum = name === trace.of ? constant(Rational.one) : join("sum", terms);
    return { quantity: `d${trace.of}/d${name}`, expression: sum };
  });
}

/** The name of a variable for every quantity: a word that is no other's and means nothing in the language. */
export class Variables {
  private readonly names = new Map<string, string>();
  private readonly taken: Set<string>;

  constructor(reserved: Iterable<string>) {
    this.taken = new Set(reserved);
  }

  of(quantity: string): string {
    const known = this.names.get(quantity);
    if (known !== undefined) return known;
    let name = quantity.replace("/", "_").replaceAll("@", "_of_");
    while (this.taken.has(name)) name += "_";
    this.taken.add(name);
    this.names.set(quantity, name);
    return name;
  }
}
