import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { problemAt, type Report, Source } from "../problem/index.ts";

/** Reads the texts of a book's folder; problems name files as the author would type them, from `cwd`. */
export class Folder {
  constructor(
    readonly path: string,
    private readonly cwd: string,
    private readonly report: Report,
  ) {}

  /** Whether there is a file of this name below the folder. */
  has(name: string): boolean {
    return isFile(join(this.path, name));
  }

  /** A file's text; undefined, after reporting it, when that is not UTF-8. */
  read(name: string): Source | undefined {
    const file = join(this.path, name);
    const shown = relative(this.cwd, file);
    try {
      return new Source(shown, new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file)));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const finding = { found: "a file that is not UTF-8", expected: "text saved as UTF-8" };
      this.report(problemAt(new Source(shown, ""), { start: 0, end: 0 }, "not-text", finding));
      return undefined;
    }
  }

  /** The names of the files with an ending in a folder below this one, sorted. */
  list(inner: string, ending: string): string[] {
    const path = join(this.path, inner);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(path)
      .filter((name) => name.endsWith(ending) && isFile(join(path, name)))
      .sort();
  }
}

/** Whether a path leads to a file, by way of links too. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
