import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeFiles } from "./book.ts";

const PROGRAM = resolve("lib/program/cli.js");

/** Starts `exactbook dev` on a book given as files, and waits until it serves. */
export const startDev = (files: Readonly<Record<string, string>>, ...options: string[]) =>
  startDevWith({}, files, ...options);

/** The same with more variables in its environment. */
export async function startDevWith(
  environment: NodeJS.ProcessEnv,
  files: Readonly<Record<string, string>>,
  ...options: string[]
) {
  const folder = mkdtempSync(join(tmpdir(), "exactbook-test-"));
  writeFiles(folder, files);
  const child = spawn(process.execPath, [PROGRAM, "dev", folder, "--port", "0", ...options], {
    cwd: folder,
    env: { ...process.env, ...environment },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const output = { out: "", err: "" };
  child.stdout.on("data", (data) => (output.out += data));
  child.stderr.on("data", (data) => (output.err += data));
  const address = await until(() => /http:\S+\//.exec(output.out)?.[0]);
  return {
    address,
    output,
    state: async () => (await fetch(`${address}.exactbook/state`)).json(),
    /** Changes a file as an editor saves it. */
    edit: (path: string, change: (text: string) => string) =>
      writeFileSync(join(folder, path), change(readFileSync(join(folder, path), "utf8"))),
    folder,
    /** Ends it as Ctrl+C does. @returns its exit code. */
    stop: async (signal: NodeJS.Signals = "SIGINT") => {
      child.kill(signal);
      const code = await ended;
      rmSync(folder, { recursive: true });
      return code;
    },
  };
}

/** What `look` gives as soon as it gives something. @throws Error when that takes too long. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  seconds = 40,
): Promise<NonNullable<T>> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing came in ${seconds} s: ${look}`);
}
