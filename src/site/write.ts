import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { ReadyFile } from "./theme.ts";

/** A file of this name at its root tells a built book from a folder that holds something else. */
const MARK = ".exactbook";

/**
 * Whether a build may put a book in the place of `out`: it is not there, is empty, or is a built book, and
 * what it lies in is a folder.
 */
export function isSafeOutput(out: string): boolean {
  let ancestor = dirname(resolve(out));
  while (!existsSync(ancestor)) ancestor = dirname(ancestor);
  if (!statSync(ancestor).isDirectory()) return false;
  const found = lstatSync(out, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return existsSync(out) && isSafeOutput(realpathSync(out));
  if (!found) return true;
  return found.isDirectory() && (readdirSync(out).length === 0 || existsSync(join(out, MARK)));
}

/**
 * Writes a built book: all of it into a fresh folder beside `out`, then one rename to move the old book
 * away and one to move the new one in. A build killed before that leaves the old book as it was; one
 * killed between the two renames leaves it beside, and the next build puts it back first.
 * @throws Error of the file system, after which the old book is still there.
 */
export function writeSite(files: ReadonlyMap<string, ReadyFile>, place: string): void {
  recover(place);
  const out = behindLinks(place);
  const fresh = aside(out, "new");
  const old = aside(out, "old");
  mkdirSync(fresh, { recursive: true });
  try {
    for (const [path, file] of [[MARK, "A book built by Exactbook.\n"] as const, ...files]) {
      const target = join(fresh, path);
      mkdirSync(dirname(target), { recursive: true });
      if (typeof file === "string" || file instanceof Uint8Array) writeFileSync(target, file);
      else copyFileSync(file.copyOf, target);
    }
    if (existsSync(out)) renameSync(out, old);
    renameSync(fresh, out);
  } finally {
    if (!existsSync(out) && existsSync(old)) renameSync(old, out);
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a place is in truth, when a link leads there. */
const behindLinks = (place: string) => (existsSync(place) ? realpathSync(place) : place);

/** A folder of this process beside `out`, on the same file system, so that a rename moves it in one step. */
function aside(out: string, state: "new" | "old"): string {
  return join(dirname(resolve(out)), `.${basename(resolve(out))}.${state}-${process.pid}`);
}

/** Puts back, or clears away, what killed builds left beside `out`; a build still running keeps its folders. */
export function recover(place: string): void {
  const out = behindLinks(place);
  const parent = dirname(resolve(out));
  const prefix = `.${basename(resolve(out))}.`;
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const [, state, pid] =
      /^(new|old)-(\d+)$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "") ?? [];
    if (!state || isRunning(Number(pid))) continue;
    if (state === "old" && !existsSync(out)) renameSync(join(parent, name), out);
    else rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
