import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { Cache } from "../cache/index.ts";
import { type BookFlags, bookCommand, bookFolder, buildOptions } from "./book.ts";
import { buildInto, isWithin } from "./build-into.ts";
import type { Io } from "./io.ts";
import { count, problemsJson, tally } from "./problems.ts";
import { showProgress } from "./progress.ts";

interface BuildFlags extends BookFlags {
  readonly out: string;
  readonly cache?: string | boolean;
}

/** `exactbook build [book]`: builds a book into a folder of static files. */
export function buildCommand(io: Io): Command {
  return bookCommand("build", "build a book into a folder of static pages")
    .option("--out <folder>", "where the built book goes", "dist")
    .option("--cache <folder>", "where what the next build can use is kept (default: .exactbook in the book)")
    .option("--no-cache", "build all of it anew, and keep nothing")
    .option("--json", "a line of JSON: the pages that were written, and the problems")
    .addHelpText("after", "\nExample:\n  exactbook build content --out dist\n")
    .action((book: string | undefined, flags: BuildFlags, command: Command) => {
      const kept = cachePlace(io, bookFolder(io.cwd, book), flags);
      const out = resolve(io.cwd, flags.out);
      if (kept !== undefined && (isWithin(out, kept) || (flags.cache && isWithin(kept, out)))) {
        command.error("error: the output and the cache cannot lie in one another");
      }
      return build(io, book, flags);
    });
}

async function build(io: Io, book: string | undefined, flags: BuildFlags): Promise<void> {
  const start = performance.now();
  const folder = bookFolder(io.cwd, book);
  const out = resolve(io.cwd, flags.out);
  const progress = showProgress(io);
  const notes: string[] = [];
  const cache = openCache(io, cachePlace(io, folder, flags), (note) => notes.push(note));
  const built = await buildInto(
    { folder, out, shown: flags.out },
    { cache, options: buildOptions(io, flags), allowWarnings: flags.allowWarnings ?? false, progress },
  );
  progress.end();
  for (const note of notes) io.err(`${note}\n`);
  if (built.stopped) io.exit(1);
  if (flags.json) {
    const { pages, problems } = built;
    io.out(`${JSON.stringify({ out: flags.out, pages, problems: problemsJson(problems) })}\n`);
    return;
  }
  if (built.problems.length > 0) {
    // Loaded here, so that a build with nothing to say is not kept waiting for it.
    const { showProblems } = await import("./show-problems.ts");
    showProblems(io, built.problems);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const index = join(relative(io.cwd, out) || ".", "index.html");
  const kept = existsSync(out) ? `${flags.out} is left as it was` : "nothing is written";
  if (built.stopped) io.err(`${tally(built.problems)}; ${kept}\n`);
  else io.out(`${index}: ${count(built.pages.length, "page")} in ${seconds} s\n`);
}

/** Where builds leave what the next one can use: beside book.yaml, or where the user says; undefined for nowhere. */
function cachePlace(io: Io, folder: string, { cache }: BuildFlags): string | undefined {
  if (cache === false || !existsSync(join(folder, "book.yaml"))) return undefined;
  return typeof cache === "string" ? resolve(io.cwd, cache) : join(folder, ".exactbook");
}

function openCache(io: Io, place: string | undefined, note: (line: string) => void): Cache {
  return new Cache(place, (words) => note(`exactbook: ${relative(io.cwd, place ?? "")}: ${words}`));
}
