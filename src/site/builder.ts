import { Cache, type Entries, isOutside, type States } from "../cache/index.ts";
import { digestOfFile } from "../output/index.ts";
import { stops } from "../problem/index.ts";
import { type BuildResult, buildSteps } from "./build.ts";
import type { BuildOptions } from "./open-book.ts";
import { type Steps, toEnd } from "./steps.ts";
import { Workshop } from "./workshop.ts";

/** One of several builds of the same book, and what it changed. */
export interface Rebuild extends BuildResult {
  /** The files, by path, that the last build without errors did not give, or gave with other bytes. */
  readonly changed: readonly string[];
  /** The files that the last build without errors gave and this one does not. */
  readonly removed: readonly string[];
}

/** Builds one book again and again. */
export interface Builder {
  /**
   * Reads the book as it is on the disk now and builds it, writing nothing. With errors, `files`,
   * `changed` and `removed` are empty, and the next build is compared with the last one that had none.
   */
  readonly build: () => Rebuild;
  /** The same with a rest after each chapter that is written, which is given, and after each page. */
  readonly steps: () => Steps<Rebuild>;
  /**
   * Leaves in the cache what the next builder can use of the last build, which must have had no errors.
   * `more` is asked for what else is to be kept, given the files outside of the book's folder that were read.
   */
  readonly save: (more: (outside: States) => Entries) => void;
}

/**
 * A builder that keeps in memory what its builds have in common, so that building again costs about what
 * has changed; whatever it keeps, its files are those of a clean build, byte for byte. For commands that
 * build a book once, and for servers that build it after every change. With a cache it begins with what the
 * last build has left there.
 */
export function createBuilder(folder: string, options: BuildOptions, cache = new Cache(undefined)): Builder {
  const workshop = new Workshop(cache);
  let outside: States = [];
  let last: ReadonlyMap<string, string> = new Map();
  function* steps(): Steps<Rebuild> {
    const result = yield* buildSteps(folder, options, workshop);
    if (stops(result.problems, true)) return { ...result, files: new Map(), changed: [], removed: [] };
    workshop.sweep();
    outside = [...result.asked].flatMap(([path, state]) =>
      isOutside(path) && state !== undefined ? [[path, state] as const] : [],
    );
    const digests = new Map([...result.files].map(([path, file]) => [path, digestOfFile(file)]));
    const changed = [...digests].filter(([path, digest]) => last.get(path) !== digest);
    const removed = [...last.keys()].filter((path) => !digests.has(path));
    last = digests;
    return { ...result, changed: changed.map(([path]) => path), removed };
  }
  return {
    steps,
    build: () => toEnd(steps()),
    save: (more) => {
      if (!cache.isUsable) return;
      const { entries, needed } = workshop.entries();
      cache.save({ ...entries, ...more(outside) }, new Set(needed));
    },
  };
}
