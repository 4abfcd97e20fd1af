import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { digestOf, holds } from "../cache/index.ts";
import { isFile, isFolder, isRefusal, writing } from "../disk/index.ts";
import { contentOf, digestOfFile, type ReadyFile } from "./files.ts";
import { aside, behindLinks } from "./leftovers.ts";

/** A file of this name at its root tells a built book from a folder that holds something else, and lists its files. */
const MARK = ".exactbook";

const MARKED = "A book built by Exactbook, of these files:";

/**
 * Whether a build may put a book in the place of `out`: it is not there, is empty, or is a built book, and
 * what it lies in is a folder. @throws Mistake `unwritable-output` where the system does not tell.
 */
export const isSafeOutput = (out: string, shown = out): boolean => writing(shown, () => isFree(out));

function isFree(out: string): boolean {
  let ancestor = dirname(resolve(out));
  while (!existsSync(ancestor)) ancestor = dirname(ancestor);
  if (!isFolder(ancestor)) return false;
  const found = lstatSync(out, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return existsSync(out) && isFree(realpathSync(out));
  if (!found) return true;
  return found.isDirectory() && (readdirSync(out).length === 0 || isBuilt(out));
}

const markOf = (paths: Iterable<string>) => `${[MARKED, ...[...paths].sort()].join("\n")}\n`;

/** The files that the build of the book in a folder has written there; undefined where it does not say. */
export function writtenBy(out: string): ReadonlySet<string> | undefined {
  if (!isBuilt(out)) return undefined;
  const [first, ...paths] = readFileSync(join(out, MARK), "utf8").trimEnd().split("\n");
  return first === MARKED ? new Set([MARK, ...paths]) : undefined;
}

/** Whether a folder is a built book. The cache in a book's own folder has the mark's name, and is a folder. */
export const isBuilt = (folder: string): boolean => isFile(join(folder, MARK));

/** What was written: every file of the built book with its digest, whether it was there already or not. */
export type WrittenFiles = readonly (readonly [path: string, digest: string])[];

/**
 * Writes a built book: all of it into a fresh folder beside `out`, then one rename to move the old book
 * away and one to move the new one in. A build killed before that leaves the old book as it was; one
 * killed between the two renames leaves it beside, and `recover` puts it back. A file that stays
 * the same is not written but linked from the old book, as is what no build has put there, such as a `.git`
 * or a host's CNAME; a book that stays the same is not touched at all.
 * `shown` is the place as the user would type it. @throws Mistake `unwritable-output` when the file system refuses, after which the old book is still there.
 */
export function writeSite(files: ReadonlyMap<string, ReadyFile>, place: string, shown = place): WrittenFiles {
  const all = new Map<string, ReadyFile>([...files, [MARK, markOf(files.keys())]]);
  const written = [...all].map(([path, file]) => [path, digestOfFile(file)] as const);
  writing(shown, () => {
    const out = behindLinks(place);
    if (!holds(out, written)) replace(out, all, new Map(written));
  });
  return written;
}

function replace(
  out: string,
  files: ReadonlyMap<string, ReadyFile>,
  digests: ReadonlyMap<string, string>,
): void {
  const fresh = aside(out, "new");
  const old = aside(out, "old");
  try {
    // Alone, since with its parents Node says ENOENT where the file system says EROFS.
    if (!existsSync(dirname(fresh))) mkdirSync(dirname(fresh), { recursive: true });
    mkdirSync(fresh);
    for (const [path, file] of files) {
      const target = join(fresh, path);
      mkdirSync(dirname(target), { recursive: true });
      if (takeOver(join(out, path), target, digests.get(path) ?? "")) continue;
      writeFileSync(target, contentOf(file), { flag: "wx" });
    }
    swap(out, fresh, old, () => keepOthers(old, fresh, files));
  } finally {
    if (!existsSync(out) && existsSync(old)) renameSync(old, out);
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes over into a new book what no build has put beside the files of the old one, but for what the new one has itself. */
function keepOthers(old: string, fresh: string, files: ReadonlyMap<string, ReadyFile>): void {
  const own = writtenBy(old);
  if (!own) return;
  const folders = new Set([...own, ...files.keys()].flatMap(foldersOf));
  for (const entry of readdirSync(old, { recursive: true, withFileTypes: true })) {
    const path = relative(old, join(entry.parentPath, entry.name));
    const target = join(fresh, path);
    if (own.has(path) || folders.has(path) || files.has(path)) continue;
    mkdirSync(entry.isDirectory() ? target : dirname(target), { recursive: true });
    if (!entry.isDirectory()) keep(join(old, path), target);
  }
}

/** The folders that a path goes through. */
function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function keep(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    // Some file systems know no links; what is there already has come from another book in this place.
    if (!isRefusal(error) || error.code === "ENOSPC") throw error;
    cpSync(from, to, { verbatimSymlinks: true });
  }
}

/** Gives a file of the old book a second name in the new one, if it is still the same there, byte for byte. */
function takeOver(before: string, target: string, digest: string): boolean {
  try {
    linkSync(before, target);
    if (lstatSync(target).isFile() && digestOf(readFileSync(target)) === digest) return true;
  } catch (error) {
    // Some file systems know no links, and the old book need not have the file.
    if (!isRefusal(error) || error.code === "ENOSPC") throw error;
  }
  rmSync(target, { force: true });
  return false;
}

/**
 * Puts `fresh` in the place of `out`, whatever another build puts there at the same time; `moved` is called each
 * time that a book has been moved from there to `old`.
 */
function swap(out: string, fresh: string, old: string, moved: () => void): void {
  for (let tries = 0; ; tries += 1) {
    rmSync(old, { recursive: true, force: true });
    if (existsSync(out) && attemptRename(out, old, "ENOENT")) moved();
    if (attemptRename(fresh, out, tries < 100 ? "ENOTEMPTY" : "")) return;
  }
}

/** Renames a folder; false when that fails for the one reason that another build may be. */
function attemptRename(from: string, to: string, other: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (isRefusal(error) && error.code === other) return false;
    throw error;
  }
}
