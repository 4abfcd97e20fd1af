import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { type Problem, problemAt, Source, stops } from "../problem/index.ts";
import { type BookFlags, bookCommand, bookFolder, buildOptions } from "./book.ts";
import type { Io } from "./io.ts";
import { count, problemsJson, showProblems, tally } from "./problems.ts";
import { showProgress } from "./progress.ts";

interface BuildFlags extends BookFlags {
  readonly out: string;
}

/** `exactbook build [book]`: builds a book into a folder of static files. */
export function buildCommand(io: Io): Command {
  return bookCommand("build", "build a book into a folder of static pages")
    .option("--out <folder>", "where the built book goes", "dist")
    .option("--json", "a line of JSON: the pages that were written, and the problems")
    .addHelpText("after", "\nExample:\n  exactbook build content --out dist\n")
    .action((book: string | undefined, flags: BuildFlags) => build(io, book, flags));
}

async function build(io: Io, book: string | undefined, flags: BuildFlags): Promise<void> {
  const start = performance.now();
  // Loaded here, so that commands which build nothing start without the builder.
  const { buildBook, isSafeOutput, recover, searchFiles, withPictures, writeSite } = await import(
    "../site/index.ts"
  );
  const folder = bookFolder(io.cwd, book);
  const out = resolve(io.cwd, flags.out);
  const inside = ["images", "models", "templates"].some((name) => isWithin(out, join(folder, name)));
  const unsafe = isSafeOutput(out) && !inside ? [] : [unsafeOutput(flags.out)];
  if (unsafe.length === 0) recover(out);
  const progress = showProgress(io);
  const result = buildBook(folder, { ...buildOptions(io, flags), progress: progress.chapters });
  const problems = [...unsafe, ...result.problems];
  const stopped = stops(problems, flags.allowWarnings ?? false);
  if (!stopped) {
    progress.say("the search index");
    const [files, search] = await Promise.all([withPictures(result.files, out), searchFiles(result.files)]);
    writeSite(new Map([...files, ...search]), out);
  }
  progress.end();
  if (stopped) io.exit(1);
  if (flags.json) {
    const pages = stopped ? [] : [...result.files.keys()].filter((path) => path.endsWith(".html"));
    io.out(`${JSON.stringify({ out: flags.out, pages, problems: problemsJson(problems) })}\n`);
    return;
  }
  showProblems(io, problems);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const index = join(relative(io.cwd, out) || ".", "index.html");
  if (stopped) io.err(`${tally(problems)}; ${flags.out} is left as it was\n`);
  else io.out(`${index}: ${count(result.pages, "page")} in ${seconds} s\n`);
}

const isWithin = (path: string, folder: string) => !relative(folder, path).startsWith("..");

function unsafeOutput(out: string): Problem {
  const finding = {
    found: `${out || "an output without a name"} is, or belongs to, something that no build has made`,
    expected: "an empty folder, a built book, or a folder that is not there yet",
  };
  return problemAt(new Source(out, ""), { start: 0, end: 0 }, "unsafe-output", finding);
}
