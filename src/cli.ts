#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { WriteStream } from "node:tty";
import { Command, CommanderError } from "commander";
import { isFile } from "./cache/index.ts";
import { commands, commandsPage, type Io, paper, version } from "./commands/index.ts";

/** Wrong usage. */
const USAGE = 2;
/** A bug in Exactbook. */
const BUG = 70;

/** Whoever reads the output may stop reading, as `exactbook diff | head` does. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const isWatched = process.stderr.isTTY === true;

const io: Io = {
  cwd: process.cwd(),
  readFile: (path) => {
    const file = resolve(path);
    return isFile(file) ? readFileSync(file, "utf8") : undefined;
  },
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
  manual: () => commandsPage(program.commands),
  screen: {
    width: process.stderr.columns ?? paper.width,
    colors: (isWatched || "FORCE_COLOR" in process.env) && WriteStream.prototype.hasColors(process.env),
    live: isWatched && !("CI" in process.env) && process.env.TERM !== "dumb",
  },
};

const program = new Command("exactbook")
  .description("Builds books whose every number, equation and drawing is computed exactly.")
  .version(version)
  .addHelpText(
    "afterAll",
    "\nExit codes: 0 all well, 1 problems in the book, 2 wrong usage, 70 a bug (with its stack).\n",
  )
  .showSuggestionAfterError()
  .exitOverride();
for (const command of commands) program.addCommand(command(io).exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  else {
    console.error(error);
    process.exitCode = BUG;
  }
}
