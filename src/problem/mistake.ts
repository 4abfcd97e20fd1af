import type { Problem, Report } from "./problem.ts";

/**
 * Carries problems out of a computation that cannot go on, up to the nearest {@link attempt}.
 * It never leaves the package: whoever calls a door of it gets problems as values.
 */
export class Mistake extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly [Problem, ...Problem[]]) {
    super(problems[0].found);
    this.problems = problems;
  }
}

/** The result of `work`, or undefined after reporting the mistake it ends in; a bug goes on as it is. */
export function attempt<T>(report: Report, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    error.problems.forEach(report);
    return undefined;
  }
}

/** What some work gives, or the first problem that it reports where it gives nothing. */
export function orProblem<T>(work: (report: Report) => T | undefined): T | Problem {
  let first: Problem | undefined;
  const result = work((problem) => {
    first ??= problem;
  });
  const given = result ?? first;
  if (given === undefined) throw new Error("neither a result nor a problem");
  return given;
}

/** The results of all works. @throws Mistake with the problems of every one that ends in a mistake. */
export function together<T>(works: readonly (() => T)[]): T[] {
  const problems: Problem[] = [];
  const results = works.flatMap((work) => {
    let result: { value: T } | undefined;
    attempt(
      (problem) => problems.push(problem),
      () => {
        result = { value: work() };
      },
    );
    return result ? [result.value] : [];
  });
  const [first, ...more] = problems;
  if (first) throw new Mistake(first, ...more);
  return results;
}

/** Reports each problem once: several directives may run into the same mistake of a model. */
export function once(report: Report): Report {
  const seen = new Set<string>();
  return (problem) => {
    const key = JSON.stringify([problem.place, problem.code, problem.found]);
    if (seen.has(key)) return;
    seen.add(key);
    report(problem);
  };
}
