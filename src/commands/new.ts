import { cpSync, lstatSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { isFolder, writing } from "../disk/index.ts";
import { attempt, Mistake, type Problem, problemAt, Source } from "../problem/index.ts";
import type { Io } from "./io.ts";

/** The book that a new one begins as; `src/commands` and `lib/program` are equally deep in the package. */
const STARTER = fileURLToPath(new URL("../../starter", import.meta.url));

/** `exactbook new <folder>`: a small complete book to begin with. */
export function newCommand(io: Io): Command {
  return new Command("new")
    .description("make a small complete book to begin with")
    .argument("<folder>", "a folder that is not there yet, or is empty")
    .addHelpText("after", "\nExample:\n  exactbook new my-book\n")
    .action(async (folder: string) => {
      const place = resolve(io.cwd, folder);
      const { schemas } = await import("../site/index.ts");
      const { showProblems } = await import("./show-problems.ts");
      const report = (problem: Problem) => {
        showProblems(io, [problem]);
        io.exit(1);
      };
      const isMade = attempt(report, () => {
        writing(folder, () => {
          if (!isFree(place)) throw new Mistake(taken(folder));
          makeBook(place, schemas());
        });
        return true;
      });
      if (!isMade) return;
      io.out(`${folder}: a book of two chapters on one model. To see it while you write:\n`);
      const quoted = /^[\w./\\:-]+$/.test(folder) ? folder : `"${folder}"`;
      if (place !== io.cwd) io.out(`  cd ${quoted}\n`);
      io.out("  npx exactbook dev\n");
    });
}

function makeBook(place: string, schemas: Readonly<Record<string, string>>): void {
  cpSync(STARTER, place, { recursive: true });
  // A package's own .gitignore is not shipped.
  renameSync(join(place, "gitignore"), join(place, ".gitignore"));
  mkdirSync(join(place, "schemas"));
  for (const [kind, text] of Object.entries(schemas)) {
    writeFileSync(join(place, "schemas", `${kind}.json`), text);
  }
}

function taken(folder: string): Problem {
  const finding = {
    found: `${folder || "a folder without a name"}, which is there and not empty`,
    expected: "a folder that is not there yet, or is empty",
  };
  return problemAt(new Source(folder, ""), { start: 0, end: 0 }, "unsafe-output", finding);
}

function isFree(place: string): boolean {
  return !lstatSync(place, { throwIfNoEntry: false }) || (isFolder(place) && readdirSync(place).length === 0);
}
