import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const PROGRAM = resolve("lib/program/cli.js");

/** Runs the compiled program in a folder, as a terminal would without colours. */
export function exactbook(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** A user who may read what everyone may, where the tests have all rights. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The same without the rights of the superuser, in a folder that is given to whoever that is. */
export function ordinary(cwd: string, ...args: string[]) {
  const give = (path: string) => chownSync(path, NOBODY.uid ?? -1, NOBODY.gid ?? -1);
  give(cwd);
  for (const path of readdirSync(cwd, { recursive: true, encoding: "utf8" })) {
    if (existsSync(join(cwd, path))) give(join(cwd, path));
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd,
    encoding: "utf8",
    ...NOBODY,
  });
  return { status, stdout, stderr };
}

/** Starts the compiled program in a folder. */
export function start(cwd: string, ...args: string[]) {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd, stdio: "ignore" });
}

/** Starts the compiled program in a folder, its output to be read as it comes. */
export function listen(cwd: string, ...args: string[]) {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
}

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Every file below a folder: text as it is, anything else by its digest. */
export function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), read(path)]));
}

function read(path: string): string {
  const bytes = readFileSync(path);
  return /\.(html|txt|md)$/.test(path) ? bytes.toString("utf8") : digest(bytes);
}
