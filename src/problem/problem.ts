import { codes, type Level, type ProblemCode } from "./codes.ts";
import type { Place, Span } from "./place.ts";
import type { Source } from "./source.ts";

/** What was wrong, in an author's words. */
export interface Finding {
  /** What stands there, e.g. `"w3" is not a quantity of the model "flagship"`. */
  readonly found: string;
  /** What should stand there instead. */
  readonly expected?: string | undefined;
  /** The nearest thing that would be right, as the author would type it. */
  readonly suggestion?: string | undefined;
  /** How bad it is, where an option says something else than the table of codes. */
  readonly level?: Level;
}

/** An author's mistake as a value: what it is and where it stands. */
export interface Problem extends Finding {
  readonly level: Level;
  readonly code: ProblemCode;
  readonly place: Place;
  /** The source's line at the place; undefined where the source has no text to show. */
  readonly line: string | undefined;
  /** How much of that line is meant, in UTF-16 units from the place on; at least 1. */
  readonly length: number;
}

/** Takes the problems that one piece of work finds, while the work goes on. */
export type Report = (problem: Problem) => void;

/** The problem `code` at the beginning of `span` in `source`, which it shows up to the end of its line. */
export function problemAt(source: Source, span: Span, code: ProblemCode, finding: Finding): Problem {
  const place = source.place(span.start);
  const line = source.line(span.start);
  const rest = (line?.length ?? 0) - place.column + 1;
  const length = Math.max(1, Math.min(span.end - span.start, rest));
  return { level: codes[code].level, code, place, line, length, ...finding };
}

/** The whole message after the place and the code: found, expected, suggestion. */
export function describe(problem: Problem): string {
  const parts = [shortened(problem.found)];
  if (problem.expected !== undefined) parts.push(`expected ${problem.expected}`);
  if (problem.suggestion !== undefined) parts.push(`did you mean ${problem.suggestion}?`);
  return parts
    .join("; ")
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(INVISIBLE, "\uFFFD");
}

/** The longest text of an author's that a message repeats whole; of others it says how they begin and end. */
const LONGEST = 300;

function shortened(text: string): string {
  const letters = [...text];
  if (letters.length <= LONGEST) return text;
  const [head, tail] = [letters.slice(0, LONGEST / 2), letters.slice(-LONGEST / 2)];
  return `${head.join("")} … ${tail.join("")}`;
}

/** What would steer a terminal, or turn its writing round, instead of being seen. */
export const INVISIBLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** One line for a terminal: `path:line:column code: message`, a warning's message marked as one. */
export function format(problem: Problem): string {
  const { file, line, column } = problem.place;
  const mark = problem.level === "warning" ? "warning: " : "";
  return `${file}:${line}:${column} ${problem.code}: ${mark}${describe(problem)}`;
}

/** Whether problems stop a build. */
export function stops(problems: readonly Problem[], allowWarnings: boolean): boolean {
  return problems.some(({ level }) => level === "error" || !allowWarnings);
}

/** The order in which problems are shown: errors before warnings, then by file, then by place. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const key = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...problems].sort(
    (a, b) =>
      key(a.level, b.level) ||
      key(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      key(a.code, b.code),
  );
}
