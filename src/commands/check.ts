import type { Command } from "commander";
import { stops } from "../problem/index.ts";
import { type BookFlags, bookCommand, bookFolder, buildOptions } from "./book.ts";
import type { Io } from "./io.ts";
import { count, problemsJson, tally } from "./problems.ts";
import { showProgress } from "./progress.ts";

/** `exactbook check [book]`: finds all that a build would find wrong with a book, and writes nothing. */
export function checkCommand(io: Io): Command {
  return bookCommand("check", "find what is wrong with a book, writing nothing")
    .option("--json", "a line of JSON: the problems")
    .addHelpText("after", "\nExample:\n  exactbook check content --json\n")
    .action(async (book: string | undefined, flags: BookFlags) => {
      const { buildBook } = await import("../site/index.ts");
      const progress = showProgress(io);
      const options = { ...buildOptions(io, flags), progress: progress.chapters };
      const { problems, pages } = buildBook(bookFolder(io.cwd, book), options);
      progress.end();
      if (stops(problems, flags.allowWarnings ?? false)) io.exit(1);
      if (flags.json) {
        io.out(`${JSON.stringify({ problems: problemsJson(problems) })}\n`);
        return;
      }
      const { showProblems } = await import("./show-problems.ts");
      showProblems(io, problems);
      if (problems.length > 0) io.err(`${tally(problems)}\n`);
      else io.out(`${count(pages, "page")}, nothing wrong\n`);
    });
}
