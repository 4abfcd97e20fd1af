import { Mistake, problemAt, Source } from "../problem/index.ts";

/** @throws Mistake in the place of an error in which the file system refuses something. */
export function refusing(shown: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw isRefusal(error) ? refused(shown, error) : error;
  }
}

/** How a file system says that it will not. */
const REFUSALS = [
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOSPC",
  "EDQUOT",
  "EBUSY",
  "EMFILE",
  "ENAMETOOLONG",
  "ENOTDIR",
  "EISDIR",
];

const isRefusal = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "code" in error && REFUSALS.includes(String(error.code));

function refused(place: string, { code }: NodeJS.ErrnoException): Mistake {
  const finding = {
    found: `${code === "ENOSPC" || code === "EDQUOT" ? "a disk that is full" : "a folder that cannot be written"} (${code})`,
    expected: "a folder beside which there is room for another, which takes its place",
  };
  return new Mistake(problemAt(new Source(place, ""), { start: 0, end: 0 }, "unwritable-output", finding));
}
