import { execFileSync, type StdioOptions } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { digestOf } from "../cache/index.ts";
import type { FilesByPath } from "../changes/index.ts";
import { isFile } from "../disk/index.ts";
import { digestOfFile, isBuilt, isMade, textOf, writtenBy } from "../output/index.ts";
import { attempt, type Excerpt, Mistake, type Problem, problemAt, spanOf } from "../problem/index.ts";
import type { BuildOptions } from "../site/index.ts";

/** One of the two books that are compared: its files, or what is wrong with it. */
export interface Side {
  readonly files: FilesByPath;
  readonly problems: readonly Problem[];
}

/** Whether a folder holds a built book and not the text of one. */
export const isBuiltBook = (folder: string): boolean =>
  !existsSync(join(folder, "book.yaml")) && isBuilt(folder);

/** A book in its folder, or in a folder that a build has made. */
export async function sideOf(folder: string, options: BuildOptions): Promise<Side> {
  if (isBuiltBook(folder)) return { files: filesIn(folder), problems: [] };
  const { buildBook } = await import("../site/index.ts");
  const { files, problems } = buildBook(folder, { ...options, allowFalseClaims: true, notesPlaces: true });
  return {
    problems,
    // A picture that is not made yet has no bytes; its drawing is among the files too.
    files: new Map(
      [...files].flatMap(([path, file]) => {
        if (!isMade(file) && "pictureOf" in file) return [];
        return [[path, path.endsWith(".html") && isMade(file) ? textOf(file) : digestOfFile(file)]];
      }),
    ),
  };
}

/** The files of a built book but for its search index, which is made of its pages. */
function filesIn(folder: string): FilesByPath {
  const names = writtenBy(folder) ?? readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = [...names]
    .sort()
    .filter((name) => !/(^|\/)pagefind\/|^\.exactbook$/.test(name) && isFile(join(folder, name)));
  return new Map(
    files.map((name) => {
      const bytes = readFileSync(join(folder, name));
      return [name, name.endsWith(".html") ? bytes.toString() : digestOf(bytes)];
    }),
  );
}

/** How git names a file as it is in a revision. */
export const inRevision = (revision: string, file: string) => `${revision}:${file}`;

/** A book as it is in a git revision; what is wrong with it is named by the revision and the file. */
export async function sideAt(revision: Excerpt, place: string, options: BuildOptions): Promise<Side> {
  const real = (path: string) => (existsSync(path) ? realpathSync(path) : path);
  const [folder, cwd] = [real(place), real(options.cwd)];
  const copy = mkdtempSync(join(tmpdir(), "exactbook-diff-"));
  // Below the copy every path is what it is below the root, so that names of files are too.
  const inCopy = (path: string) => join(copy, relative("/", path));
  const unknown: Problem[] = [];
  try {
    const isOut = attempt(
      (problem) => unknown.push(problem),
      () => checkOut(revision, existsSync(folder) ? folder : cwd, inCopy),
    );
    if (!isOut) return { files: new Map(), problems: unknown };
    const { files, problems } = await sideOf(inCopy(folder), { ...options, cwd: inCopy(cwd) });
    const named = (problem: Problem) => {
      const file = inRevision(revision.text, problem.place.file);
      return { ...problem, place: { ...problem.place, file } };
    };
    return { files, problems: problems.map(named) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Writes all files of a revision, of the repository that a folder is in. @throws Mistake where git has none. */
function checkOut(revision: Excerpt, folder: string, inCopy: (path: string) => string): true {
  const unknown = `${JSON.stringify(revision.text)}, which git does not know`;
  // Of a hook, git's own variables may name another repository, or this one from another place.
  const own = { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: inCopy("/.index") };
  const env = { ...process.env, ...own };
  const git = (place: string, found: string | undefined, ...args: readonly string[]): string => {
    try {
      const stdio: StdioOptions = ["ignore", "pipe", "pipe"];
      return execFileSync("git", ["-C", place, ...args], { encoding: "utf8", env, stdio }).trimEnd();
    } catch (error) {
      const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (found === undefined && !isMissing) throw error;
      const finding = {
        found: isMissing ? "no git on this machine" : (found ?? ""),
        expected: "a revision of the git repository that the book's folder is in",
      };
      throw new Mistake(problemAt(revision.source, spanOf(revision), "missing-book", finding));
    }
  };
  const root = git(folder, "a book in no git repository", "rev-parse", "--show-toplevel");
  const name = git(root, unknown, "rev-parse", "--verify", "--end-of-options", revision.text);
  const tree = git(root, unknown, "rev-parse", "--verify", `${name}^{tree}`);
  git(root, undefined, "read-tree", tree);
  git(root, undefined, "checkout-index", "--all", `--prefix=${inCopy(root)}/`);
  return true;
}
