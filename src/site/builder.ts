import { readFileSync } from "node:fs";
import { stops } from "../problem/index.ts";
import { type BuildOptions, type BuildResult, buildBook } from "./build.ts";
import { digestOf } from "./digest.ts";
import { Scribe } from "./scribe.ts";
import type { OutputFile } from "./theme.ts";

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
}

/**
 * A builder that keeps in memory what its builds have in common, so that building again costs about what
 * has changed; whatever it keeps, its files are those of a clean build, byte for byte. For commands that
 * build a book once, and for servers that build it after every change.
 */
export function createBuilder(folder: string, options: BuildOptions): Builder {
  const scribe = new Scribe();
  let last: ReadonlyMap<string, string> = new Map();
  return {
    build: () => {
      const result = buildBook(folder, options, scribe);
      if (stops(result.problems, true)) return { ...result, files: new Map(), changed: [], removed: [] };
      const digests = new Map([...result.files].map(([path, file]) => [path, digestOfFile(file)]));
      const changed = [...digests].filter(([path, digest]) => last.get(path) !== digest);
      const removed = [...last.keys()].filter((path) => !digests.has(path));
      last = digests;
      return { ...result, changed: changed.map(([path]) => path), removed };
    },
  };
}

function digestOfFile(file: OutputFile): string {
  const isText = typeof file === "string" || file instanceof Uint8Array;
  return digestOf(isText ? file : "pictureOf" in file ? file.pictureOf : readFileSync(file.copyOf));
}
