#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { WriteStream } from "node:tty";
import { Command, CommanderError } from "commander";
import { commands, commandsPage, type Io, paper, version } from "./commands/index.ts";
import { isFile, isRefusal } from "./disk/index.ts";

/** Wrong usage. */
const USAGE = 2;
/** A bug in Exactbook. */
const BUG = 70;

/** What the system refuses is no bug: a line says it. */
function refused({ message, syscall }: NodeJS.ErrnoException): void {
  const isGone = syscall === "uv_cwd";
  process.stderr.write(`exactbook: ${isGone ? "the folder that this runs in is gone" : message}\n`);
  process.exitCode = 1;
}

/** Whoever reads the output may stop reading, as `exactbook diff | head` does. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") refused(error);
  process.exit();
});
// Where problems cannot be written, the exit code alone tells of them.
process.stderr.on("error", () => {});

/** Ends the program with what it failed at: its stack where that is a bug. */
function fail(error: unknown): void {
  if (isRefusal(error)) refused(error);
  else {
    console.error(error);
    process.exitCode = BUG;
  }
}

// What fails while a server waits for its next change.
process.on("uncaughtException", (error) => {
  fail(error);
  process.exit();
});

/** A file's bytes; undefined where it is none, or cannot be read. */
function readFile(path: string): Uint8Array | undefined {
  const file = resolve(path);
  try {
    return isFile(file) ? readFileSync(file) : undefined;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

const isWatched = process.stderr.isTTY === true;

const io: Io = {
  get cwd() {
    return process.cwd();
  },
  readFile,
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
    "\nExit codes: 0 all well, 1 problems in the book or with its files, 2 wrong usage, 70 a bug (with its stack).\n",
  )
  .showSuggestionAfterError()
  .exitOverride();
for (const command of commands) program.addCommand(command(io).exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  else fail(error);
}
