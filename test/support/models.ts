import { readFileSync } from "node:fs";
import { type Limits, type Model, readModel } from "../../src/model/index.ts";
import { format, type Problem, Source } from "../../src/problem/index.ts";
import type { Rational } from "../../src/rational/index.ts";
import { type RunOptions, run, type Trace } from "../../src/trace/index.ts";

/** The flagship's text without its `update:`: tests give it one of their own. */
export const flagshipText = readFileSync(
  new URL("../../content/models/flagship.yaml", import.meta.url),
  "utf8",
).replace(/^update:.*\n/m, "");

/** What a piece of work reports, as lines. */
export function linesOf(work: (report: (problem: Problem) => void) => unknown): string[] {
  const problems: Problem[] = [];
  work((problem) => problems.push(problem));
  return problems.map(format);
}

function fail(problem: Problem): never {
  throw new Error(format(problem));
}

/** A model that must be right. */
export function modelOf(text: string, limits?: Limits): Model {
  const model = readModel(new Source("m.yaml", text), fail, limits);
  if (!model) throw new Error("a model without problems");
  return model;
}

/** A trace of a model that must run. */
export function traceOf(model: Model | string, options?: RunOptions): Trace {
  const trace = run(typeof model === "string" ? modelOf(model) : model, fail, options);
  if (!trace) throw new Error("a trace without problems");
  return trace;
}

/** The problems of reading and running a model's text. */
export function problemsOf(text: string, limits?: Limits): string[] {
  return linesOf((report) => {
    const model = readModel(new Source("m.yaml", text), report, limits);
    if (model) run(model, report);
  });
}

/** Fractions as strings. */
export function texts(numbers: Readonly<Record<string, Rational>>): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, value.toString()]));
}

/** A model with these inputs, equations and loss. */
export function modelText(
  inputs: Readonly<Record<string, string>>,
  equations: readonly (readonly [string, string])[],
  loss: string,
  rest = "",
): string {
  const lines = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, text]) => `  ${name}: "${text}"\n`).join("");
  const given = Object.entries(inputs);
  const head = given.length > 0 ? `inputs:\n${lines(given)}` : "";
  return `${head}equations:\n${lines(equations)}loss: ${loss}\n${rest}`;
}
