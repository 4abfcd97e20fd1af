import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { type Problem, problemAt, Source, stops } from "../problem/index.ts";
import type { Io } from "./io.ts";
import { version } from "./package.ts";
import { count, showProblems, tally } from "./problems.ts";

interface BuildFlags {
  readonly out: string;
  readonly allowFalseClaims?: true;
  readonly allowWarnings?: true;
  readonly drafts?: true;
}

/** `exactbook build [book]`: builds a book into a folder of static files. */
export function buildCommand(io: Io): Command {
  return new Command("build")
    .description("build a book into a folder of static pages")
    .argument("[book]", "the book's folder (default: this folder, or content/ in it)")
    .option("--out <folder>", "where the built book goes", "dist")
    .option("--allow-false-claims", "mark broken claims in the pages instead of stopping")
    .option("--allow-warnings", "build in spite of warnings")
    .option("--drafts", "build the chapters that are drafts too, marked as such")
    .addHelpText("after", "\nExample:\n  exactbook build content --out dist\n")
    .action((book: string | undefined, flags: BuildFlags) => build(io, book, flags));
}

async function build(io: Io, book: string | undefined, flags: BuildFlags): Promise<void> {
  const start = performance.now();
  // Loaded here, so that commands which build nothing start without the builder.
  const { buildBook, isSafeOutput, recover, searchFiles, writeSite } = await import("../site/index.ts");
  const folder = bookFolder(io.cwd, book);
  const out = resolve(io.cwd, flags.out);
  const inside = ["images", "models", "templates"].some((name) => isWithin(out, join(folder, name)));
  const unsafe = isSafeOutput(out) && !inside ? [] : [unsafeOutput(flags.out)];
  if (unsafe.length === 0) recover(out);
  const result = buildBook(folder, {
    cwd: io.cwd,
    allowFalseClaims: flags.allowFalseClaims ?? false,
    drafts: flags.drafts ?? false,
    generator: `Exactbook ${version}`,
  });
  const problems = [...unsafe, ...result.problems];
  showProblems(io, problems);
  if (stops(problems, flags.allowWarnings ?? false)) {
    io.err(`${tally(problems)}; ${flags.out} is left as it was\n`);
    io.exit(1);
    return;
  }
  writeSite(new Map([...result.files, ...(await searchFiles(result.files))]), out);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  io.out(
    `${join(relative(io.cwd, out) || ".", "index.html")}: ${count(result.pages, "page")} in ${seconds} s\n`,
  );
}

const isWithin = (path: string, folder: string) => !relative(folder, path).startsWith("..");

/** The folder that was named, else this one where it holds a book, else `content/` in it. */
function bookFolder(cwd: string, named: string | undefined): string {
  if (named !== undefined) return resolve(cwd, named);
  const content = join(cwd, "content");
  return !existsSync(join(cwd, "book.yaml")) && existsSync(content) ? content : cwd;
}

function unsafeOutput(out: string): Problem {
  const finding = {
    found: `${out || "an output without a name"} is, or belongs to, something that no build has made`,
    expected: "an empty folder, a built book, or a folder that is not there yet",
  };
  return problemAt(new Source(out, ""), { start: 0, end: 0 }, "unsafe-output", finding);
}
