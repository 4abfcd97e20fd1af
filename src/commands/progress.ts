import type { Io } from "./io.ts";

/** Work that takes longer, in milliseconds, says how far it is. */
const SOON = 1000;

/** How often a line is written anew at most, in milliseconds. */
const PAUSE = 100;

const CLEAR = "\r\u001B[K";

/** The line below all others of a terminal on which long work tells how far it is. */
export interface Progress {
  /** So many chapters of so many are done. */
  readonly chapters: (done: number, all: number) => void;
  /** What is being done now. */
  readonly say: (words: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Shows progress where someone watches, once the work has taken a second; otherwise nothing. */
export function showProgress({ err, screen }: Io, now: () => number = () => performance.now()): Progress {
  const start = now();
  let last = 0;
  const say = (words: string) => {
    const time = now();
    if (!screen.live || time - start < SOON || time - last < PAUSE) return;
    last = time;
    err(`${CLEAR}${words} …`);
  };
  return {
    chapters: (done, all) => say(`chapter ${done} of ${all}`),
    say,
    end: () => {
      if (last > 0) err(CLEAR);
    },
  };
}
