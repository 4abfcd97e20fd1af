import { codes, describe, inOrder, type Problem } from "../problem/index.ts";
import { homepage } from "./package.ts";

/** Where to read more: an address for each code where the project has one, else the command that tells it. */
export function moreOn(problems: readonly Problem[], home = homepage): string {
  const names = [...new Set(problems.map(({ code }) => code))];
  if (home === undefined) return `more on this: exactbook problem ${names.join(" ")}\n`;
  return names.map((code) => `more on this: ${address(code, home)}\n`).join("");
}

/** Where the guide explains a code. */
export const address = (code: string, home: string) =>
  new URL(`guide/problems.html#${code}`, home.endsWith("/") ? home : `${home}/`).href;

/** Problems for a machine, in the order in which a terminal shows them. */
export function problemsJson(problems: readonly Problem[]) {
  return inOrder(problems).map((problem) => {
    const { level, code, place, length, line: source, found, expected, suggestion } = problem;
    const message = describe(problem);
    const doc = codes[code].doc;
    return { level, code, ...place, length, source, message, found, expected, suggestion, doc };
  });
}

/** `2 errors, 1 warning`. */
export function tally(problems: readonly Problem[]): string {
  return (["error", "warning"] as const)
    .map((level) => [problems.filter((problem) => problem.level === level).length, level] as const)
    .filter(([number]) => number > 0)
    .map(([number, level]) => count(number, level))
    .join(", ");
}

/** `1 page`, `2 pages`. */
export const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
