import picocolors from "picocolors";
import { format, inOrder, type Problem } from "../problem/index.ts";
import { frame } from "./frame.ts";
import type { Io, Screen } from "./io.ts";
import { moreOn } from "./problems.ts";

/** Writes problems to standard error. */
export function showProblems(io: Io, problems: readonly Problem[]): void {
  if (problems.length > 0) io.err(problemsText(problems, io.screen));
}

/** All that a terminal shows of problems: one after the other, and at the end where to read more on them. */
export function problemsText(problems: readonly Problem[], screen: Screen): string {
  const sorted = inOrder(problems);
  return `${sorted.map((problem) => problemText(problem, screen)).join("")}${moreOn(sorted)}`;
}

/** A problem's line `path:line:column code: message`, and its place in the source. */
function problemText(problem: Problem, { width, colors }: Screen): string {
  const { bold, dim, red, yellow } = picocolors.createColors(colors);
  const hue = problem.level === "error" ? red : yellow;
  const { file, line, column } = problem.place;
  const where = `${file}:${line}:${column}`;
  const message = format(problem).slice(`${where} ${problem.code}`.length);
  const [source, under = ""] = frame(problem, width);
  const mark = under.indexOf("^");
  const shown = source === undefined ? [] : [dim(source), dim(under.slice(0, mark)) + hue(under.slice(mark))];
  return [`${bold(where)} ${hue(problem.code)}${message}`, ...shown, ""].join("\n");
}
