import { existsSync, readdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isFolder, isRefusal, writing } from "../disk/index.ts";

/** Where a place is in truth, when a link leads there. */
export const behindLinks = (place: string) => (existsSync(place) ? realpathSync(place) : place);

/** A folder of this process beside `out`, on the same file system, so that a rename moves it in one step. */
export function aside(out: string, state: "new" | "old"): string {
  return join(dirname(resolve(out)), `.${basename(resolve(out))}.${state}-${process.pid}`);
}

/**
 * Puts back, or clears away, what killed builds left beside `out`; a build still running keeps its folders.
 * @throws Mistake `unwritable-output`.
 */
export function recover(place: string, shown = place): void {
  writing(shown, () => putBack(place));
}

function putBack(place: string): void {
  const out = behindLinks(place);
  const parent = dirname(resolve(out));
  const prefix = `.${basename(resolve(out))}.`;
  if (!isFolder(parent)) return;
  for (const name of readdirSync(parent)) {
    const [, state, pid] =
      /^(new|old)-(\d+)$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "") ?? [];
    if (!state || isRunning(Number(pid))) continue;
    if (state === "old" && !existsSync(out)) renameSync(join(parent, name), out);
    else clear(join(parent, name));
  }
}

/** Clears a folder away, as far as the system lets it: what stays does no harm. */
export function clear(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return isRefusal(error) && error.code === "EPERM";
  }
}
