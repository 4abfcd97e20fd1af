import { constants } from "node:os";
import { relative } from "node:path";
import { Mistake, problemAt, Source } from "../problem/index.ts";

/** Whether an error is the system's own: no rights, no room, links in a circle, what has gone meanwhile. */
export const isRefusal = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "code" in error && String(error.code) in constants.errno;

/** The result of `work`. @throws Mistake `unreadable-file` where the system refuses to read; it names the file from `cwd`. */
export function reading<T>(cwd: string, work: () => T): T {
  return refusing(work, ({ code, path }) => {
    const finding = {
      found: `what the system does not let be read (${code})`,
      expected: "a file, or a folder, that whoever builds the book may read",
    };
    const source = new Source(path === undefined ? "" : relative(cwd, path), "");
    return new Mistake(problemAt(source, { start: 0, end: 0 }, "unreadable-file", finding));
  });
}

/** The result of `work`. @throws Mistake `unwritable-output` where the system refuses to write at the place `shown`. */
export function writing<T>(shown: string, work: () => T): T {
  return refusing(work, ({ code }) => {
    const finding = {
      found: `${code === "ENOSPC" || code === "EDQUOT" ? "a disk that is full" : "a folder that cannot be written"} (${code})`,
      expected: "a folder beside which there is room for another, which takes its place",
    };
    const source = new Source(shown, "");
    return new Mistake(problemAt(source, { start: 0, end: 0 }, "unwritable-output", finding));
  });
}

function refusing<T>(work: () => T, mistake: (refusal: NodeJS.ErrnoException) => Mistake): T {
  try {
    return work();
  } catch (error) {
    throw isRefusal(error) ? mistake(error) : error;
  }
}
