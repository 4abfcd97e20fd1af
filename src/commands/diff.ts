import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import type { Changes } from "../changes/index.ts";
import { writing } from "../disk/index.ts";
import { attempt, excerpt, once, type Problem, Source, stops } from "../problem/index.ts";
import { bookFolder, buildOptions, numbersOf, numbersOptions } from "./book.ts";
import { inRevision, isBuiltBook, type Side, sideAt, sideOf } from "./diff-sides.ts";
import { changesText, placesOf, summary } from "./diff-text.ts";
import type { Io } from "./io.ts";
import { problemsJson, tally } from "./problems.ts";
import { type Progress, showProgress } from "./progress.ts";

interface DiffFlags {
  readonly with?: string;
  readonly model?: string;
  readonly from?: string;
  readonly to?: string;
  readonly html?: string;
  readonly json?: true;
  readonly drafts?: true;
}

/** `exactbook diff [book]`: all that changes in a book when numbers, or its files, do. */
export function diffCommand(io: Io): Command {
  const command = new Command("diff")
    .description(
      "show every quantity, sentence, equation, label, cell, title and alternative text that changes",
    )
    .argument("[book]", "the book's folder (default: this folder, or content/ in it), or a built book")
    .argument("[other]", "another book, or a built one, to compare it with");
  return numbersOptions(command, 'the book with other numbers, e.g. "b1=-3 w11=1/2"')
    .option("--from <revision>", "the book as git has it at this revision")
    .option("--to <revision>", "and at this one (default: as the files are now)")
    .option("--html <file>", "write the changes as a page")
    .option(
      "--json",
      "a line of JSON: the changes, the claims that break, other files that differ, the problems",
    )
    .option("--drafts", "take the chapters that are drafts too")
    .addHelpText(
      "after",
      '\nExample:\n  exactbook diff content --with "w11=1/2"\n  exactbook diff --from HEAD~1\n  exactbook diff dist-old dist-new\n\nClaims that break are listed; they do not change the exit code.\n',
    )
    .action((book: string | undefined, other: string | undefined, flags: DiffFlags, command: Command) => {
      if (other === undefined && isBuiltBook(bookFolder(io.cwd, book))) {
        command.error("error: a built book is compared with another book; --with and --from need its source");
      }
      if (flags.html !== undefined && !/\.html?$/.test(flags.html)) {
        command.error("error: --html takes the name of a file that ends with .html");
      }
      const ways = [other, flags.with, flags.from].filter((way) => way !== undefined);
      if (ways.length !== 1 || (flags.to !== undefined && flags.from === undefined)) {
        command.error("error: diff takes one of --with, --from, or a second book");
      }
      return diff(io, book, other, flags);
    });
}

async function diff(io: Io, book: string | undefined, other: string | undefined, flags: DiffFlags) {
  const progress = showProgress(io);
  const [before, after] = await sides(io, [book, other], flags, progress);
  const problems: Problem[] = [];
  const report = once((problem) => problems.push(problem));
  [...before.problems, ...after.problems].forEach(report);
  const { changesBetween } = await import("../changes/index.ts");
  const isSound = !stops(problems, true);
  const { from, html } = flags;
  const old = (file: string) => (from === undefined ? file : inRevision(from, file));
  const [was, is] = isSound ? [before.files, after.files] : [new Map(), new Map()];
  const changes = changesBetween(was, is, old);
  progress.end();
  if (html !== undefined && isSound) {
    const { readTheme } = await import("../site/index.ts");
    attempt(report, () => {
      const theme = readTheme(bookFolder(io.cwd, book), io.cwd);
      writePage(resolve(io.cwd, html), html, theme.render("diff", pageOf(flags, changes)));
    });
  }
  const stopped = stops(problems, true);
  if (stopped) io.exit(1);
  if (flags.json) {
    io.out(`${JSON.stringify({ ...changes, problems: problemsJson(problems) })}\n`);
    return;
  }
  if (stopped) {
    const { showProblems } = await import("./show-problems.ts");
    showProblems(io, problems);
    io.err(`${tally(problems)}\n`);
  } else
    io.out(html === undefined ? changesText(changes, io.screen.colors) : `${html}: ${summary(changes)}\n`);
}

async function sides(
  io: Io,
  [book, other]: readonly [string | undefined, string | undefined],
  flags: DiffFlags,
  progress: Progress,
): Promise<readonly [Side, Side]> {
  const folder = bookFolder(io.cwd, book);
  const own = buildOptions(io, flags.drafts ? { drafts: true } : {});
  const options = { ...own, progress: progress.chapters };
  if (flags.from !== undefined) {
    const at = (option: string, text: string) => sideAt(excerpt(new Source(option, text)), folder, options);
    const now = flags.to === undefined ? sideOf(folder, options) : at("--to", flags.to);
    return [await at("--from", flags.from), await now];
  }
  const before = await sideOf(folder, options);
  if (other !== undefined) return [before, await sideOf(bookFolder(io.cwd, other), options)];
  return [before, await sideOf(folder, { ...options, with: numbersOf(flags.with ?? "", flags.model) })];
}

/** What the template of a page of changes is given. */
function pageOf(flags: DiffFlags, found: Changes) {
  const where = placesOf(found);
  const placed = <T extends Changes["changes" | "claims"][number]>(list: readonly T[]) =>
    list.map((one) => ({ ...one, where: where(one, true) }));
  return {
    title: flags.with ?? [flags.from, flags.to].filter((one) => one !== undefined).join(" to "),
    summary: summary(found),
    changes: placed(found.changes),
    claims: placed(found.claims),
    moved: found.moved,
  };
}

/** Writes a page, in a new folder where there is none. @throws Mistake at its place as the user typed it, `shown`. */
function writePage(file: string, shown: string, html: string): void {
  writing(shown, () => {
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  });
}
