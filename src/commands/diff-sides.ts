import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import type { PagesByPath } from "../changes/index.ts";
import { isBuilt, pagesOf } from "../output/index.ts";
import { type Excerpt, type Problem, problemAt, Source } from "../problem/index.ts";
import type { BuildOptions } from "../site/index.ts";

/** One of the two books that are compared: its pages, or what is wrong with it. */
export interface Side {
  readonly pages: PagesByPath;
  readonly problems: readonly Problem[];
}

/** The pages of a book's folder, or of a folder that a build has made. */
export async function sideOf(
  folder: string,
  options: BuildOptions,
  numbers?: Excerpt,
  model?: string,
): Promise<Side> {
  if (!existsSync(join(folder, "book.yaml")) && isBuilt(folder)) {
    return { pages: pagesIn(folder), problems: [] };
  }
  const { buildBook } = await import("../site/index.ts");
  const { files, problems } = buildBook(folder, {
    ...options,
    allowFalseClaims: true,
    notesPlaces: true,
    with: numbers && { numbers, model },
  });
  return { pages: new Map(pagesOf(files)), problems };
}

function pagesIn(folder: string): PagesByPath {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const pages = names.filter((name) => name.endsWith(".html"));
  return new Map(pages.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** The pages of a book's folder as it is in a git revision; problems where git does not know that. */
export async function sideAt(revision: string, folder: string, options: BuildOptions): Promise<Side> {
  const git = (args: readonly string[], env: Record<string, string> = {}) =>
    execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const copy = mkdtempSync(join(tmpdir(), "exactbook-diff-"));
  try {
    const root = git(["rev-parse", "--show-toplevel"]).trim();
    const env = { GIT_INDEX_FILE: join(copy, ".index") };
    git(["read-tree", `${revision}^{tree}`], env);
    execFileSync("git", ["-C", root, "checkout-index", "--all", `--prefix=${join(copy, "book")}/`], {
      env: { ...process.env, ...env },
    });
    const inCopy = (path: string) => resolve(copy, "book", relative(root, path));
    return await sideOf(inCopy(folder), { ...options, cwd: inCopy(options.cwd) });
  } catch (error) {
    if (!(error instanceof Error && "stderr" in error)) throw error;
    const found = String(error.stderr).trim().split("\n")[0] || error.message;
    const source = new Source(revision, "");
    const finding = { found, expected: "a revision that git knows of the book's folder" };
    return { pages: new Map(), problems: [problemAt(source, { start: 0, end: 0 }, "missing-book", finding)] };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
