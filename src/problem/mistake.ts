import type { Problem, Report } from "./problem.ts";

/**
 * Carries one problem out of a computation that cannot go on, up to the nearest {@link attempt}.
 * It never leaves the package: whoever calls a door of it gets problems as values.
 */
export class Mistake extends Error {
  constructor(readonly problem: Problem) {
    super(problem.found);
  }
}

/** The result of `work`, or undefined after reporting the mistake it ends in; a bug goes on as it is. */
export function attempt<T>(report: Report, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    report(error.problem);
    return undefined;
  }
}
