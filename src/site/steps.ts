import type { Ahead } from "./search.ts";

/** Work that rests now and then: after a chapter, which is given, or after something else. */
export type Steps<T> = Generator<Ahead | undefined, T, void>;

/** What some work gives in the end, without a rest. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The steps of some work, each done by `guard`; undefined where that gives nothing, which ends the work. */
export function* each<T>(steps: Steps<T>, guard: <V>(work: () => V) => V | undefined): Steps<T | undefined> {
  for (;;) {
    const step = guard(() => steps.next());
    if (!step || step.done) return step?.value;
    yield step.value;
  }
}
