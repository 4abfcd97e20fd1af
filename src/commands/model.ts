import type { Model } from "../model/index.ts";
import { defaultLimits, parseOverrides, parseSteps, readModel } from "../model/index.ts";
import {
  attempt,
  type Excerpt,
  excerpt,
  nearest,
  type Problem,
  problemAt,
  type Report,
  Source,
  stops,
  textIn,
} from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { type Descent, descend, run, type Trace } from "../trace/index.ts";
import type { Io } from "./io.ts";
import { problemsJson } from "./problems.ts";
import { showProblems } from "./show-problems.ts";
import type { TraceOptions } from "./trace-options.ts";

/**
 * Reads and runs the model in a file and hands its trace on; problems go to standard error, and errors make
 * the exit code 1. What is differentiated is said by `--of`, else by `of`, else by the model.
 */
export function withTrace(
  io: Io,
  path: string,
  options: TraceOptions & { readonly json?: true },
  of: Excerpt | undefined,
  use: (trace: Trace, report: Report, descent?: Descent) => void,
): void {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const chosen = options.of === undefined ? of : excerpt(new Source("--of", options.of));
  const found = traceOf(io, path, options, chosen, report);
  if (found) use(found.trace, report, found.descent);
  const isStopped = stops(problems, true);
  if (isStopped && options.json)
    io.out(`${JSON.stringify({ model: path, problems: problemsJson(problems) })}\n`);
  else showProblems(io, problems);
  if (isStopped) io.exit(1);
}

function traceOf(
  io: Io,
  path: string,
  options: TraceOptions,
  of: Excerpt | undefined,
  report: Report,
): { readonly trace: Trace; readonly descent?: Descent | undefined } | undefined {
  const bytes = io.readFile(path);
  if (bytes === undefined) {
    const finding = { found: "no such file, or it cannot be read", expected: "a model file" };
    report(problemAt(new Source(path, ""), { start: 0, end: 0 }, "missing-model", finding));
    return undefined;
  }
  const source = attempt(report, () => textIn(path, bytes));
  const model = source && readModel(source, report, defaultLimits);
  if (!model) return undefined;
  const overrides = parseOverrides(excerpt(new Source("--with", options.with ?? "")), model, report);
  if (!overrides || (of && !isEquation(model, of, report))) return undefined;
  const start = { overrides, of: of?.text };
  const descent =
    options.after === undefined ? undefined : descentTo(options.after, model, overrides, report);
  const end = options.after === undefined ? start : descent?.steps.at(-1);
  const trace = end && run(model, report, { ...start, overrides: end.overrides });
  return trace && { trace, descent };
}

/** The steps that `--after` asks for; long fractions are reported. */
function descentTo(
  after: string | true,
  model: Model,
  overrides: ReadonlyMap<string, Rational>,
  report: Report,
): Descent | undefined {
  const text = after === true ? `${model.update?.steps ?? 1}` : after;
  const steps = attempt(report, () => parseSteps(excerpt(new Source("--after", text)), model));
  if (steps === undefined) return undefined;
  const descent = descend(model, report, { overrides, steps });
  if (descent?.warning) report(descent.warning);
  return descent;
}

function isEquation(model: Model, { text, source, offset }: Excerpt, report: Report): boolean {
  const names = model.equations.map(({ name }) => name);
  if (names.includes(text)) return true;
  const finding = {
    found: JSON.stringify(text),
    expected: "the name of an equation",
    suggestion: nearest(text, names),
  };
  const span = { start: offset(0), end: offset(text.length) };
  report(problemAt(source, span, "unknown-name", finding));
  return false;
}
