import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { type Io, paper, type Screen } from "../../src/commands/io.ts";

/** Runs a command in a folder, and gives what it writes and exits with. */
export async function runIn(
  cwd: string,
  make: (io: Io) => Command,
  args: readonly string[],
  screen: Partial<Screen> = {},
) {
  const record = { out: "", err: "", code: 0 };
  const io: Io = {
    cwd,
    readFile: (path) => (existsSync(resolve(cwd, path)) ? readFileSync(resolve(cwd, path)) : undefined),
    out: (text) => {
      record.out += text;
    },
    err: (text) => {
      record.err += text;
    },
    exit: (code) => {
      record.code = code;
    },
    screen: { ...paper, ...screen },
  };
  await make(io).exitOverride().parseAsync(args, { from: "user" });
  return record;
}
