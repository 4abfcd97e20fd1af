import type { Model } from "../model/index.ts";
import { defaultLimits, parseOverrides, readModel } from "../model/index.ts";
import {
  type Excerpt,
  excerpt,
  nearest,
  type Problem,
  problemAt,
  type Report,
  Source,
} from "../problem/index.ts";
import { run, type Trace } from "../trace/index.ts";
import type { Io } from "./io.ts";
import { showProblems } from "./problems.ts";

/** The options that `trace` and `explain` share. */
export interface TraceOptions {
  readonly of?: string | undefined;
  readonly with?: string;
}

/**
 * Reads and runs the model in a file and hands its trace on; problems go to standard error and make the exit code 1. What is differentiated is said by `--of`, else by `of`, else by the model.
 */
export function withTrace(
  io: Io,
  path: string,
  options: TraceOptions,
  of: Excerpt | undefined,
  use: (trace: Trace, report: Report) => void,
): void {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const chosen = options.of === undefined ? of : excerpt(new Source("--of", options.of));
  const trace = traceOf(io, path, options, chosen, report);
  if (trace) use(trace, report);
  if (problems.length === 0) return;
  showProblems(io, problems);
  io.exit(1);
}

function traceOf(
  io: Io,
  path: string,
  options: TraceOptions,
  of: Excerpt | undefined,
  report: Report,
): Trace | undefined {
  const text = io.readFile(path);
  if (text === undefined) {
    const finding = { found: "no such file, or it cannot be read", expected: "a model file" };
    report(problemAt(new Source(path, ""), { start: 0, end: 0 }, "missing-model", finding));
    return undefined;
  }
  const model = readModel(new Source(path, text), report, defaultLimits);
  if (!model) return undefined;
  const overrides = parseOverrides(excerpt(new Source("--with", options.with ?? "")), model, report);
  if (!overrides || (of && !isEquation(model, of, report))) return undefined;
  return run(model, report, { overrides, of: of?.text });
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
