import {
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
import { Mistake, problemAt, Source } from "../problem/index.ts";
import { contentOf, digestOfFile, type ReadyFile } from "./files.ts";
import { aside, behindLinks, clear } from "./leftovers.ts";

/** A file of this name at its root tells a built book from a folder that holds something else, and lists its files. */
export const MARK = ".exactbook";

const MARKED = "A book built by Exactbook.";

/** What systems leave in every folder that somebody looks into. */
const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/;

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

const markOf = (paths: Iterable<string>) => `${MARKED}\n${JSON.stringify([...paths].sort())}\n`;

/** The lines of a built book's mark; undefined where a folder has none. The cache in a book's own folder has its name, and is a folder. */
function markIn(folder: string): readonly string[] | undefined {
  const file = join(folder, MARK);
  const lines = isFile(file) ? readFileSync(file, "utf8").split("\n") : [];
  return lines[0]?.startsWith(MARKED.slice(0, -1)) ? lines : undefined;
}

/** Whether a folder is a built book. */
export const isBuilt = (folder: string): boolean => markIn(folder) !== undefined;

/** The files that a mark says a build has made, itself among them; undefined where it does not say. */
const listed = ([, list = ""]: readonly string[] = []): ReadonlySet<string> | undefined =>
  list.startsWith("[") ? new Set([MARK, ...(JSON.parse(list) as string[])]) : undefined;

/** The files that the build of the book in a folder has put there; undefined where that is not said. */
export const writtenBy = (out: string): ReadonlySet<string> | undefined => listed(markIn(out));

/** What somebody else has put among the files of a built book; none while another build puts its book there. */
function othersIn(out: string): string[] {
  try {
    const mark = markIn(out);
    const own = listed(mark);
    if (!own) return [];
    const others = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(out, join(entry.parentPath, entry.name)))
      .filter((path) => !own.has(path) && !LITTER.test(path));
    return markIn(out)?.join() === mark?.join() ? others.sort() : [];
  } catch (error) {
    if (isRefusal(error) && error.code === "ENOENT") return [];
    throw error;
  }
}

/** What was written: every file of the built book with its digest, whether it was there already or not. */
export type WrittenFiles = readonly (readonly [path: string, digest: string])[];

/**
 * Writes a built book: all of it into a fresh folder beside `out`, then one rename to move the old book
 * away and one to move the new one in. A build killed before that leaves the old book as it was; one
 * killed between the two renames leaves it beside, and `recover` puts it back. A file that stays
 * the same is not written but linked from the old book, and a book that stays the same not touched at all.
 * `shown` is the place as the user would type it. @throws Mistake `unwritable-output` when the file system refuses,
 * `unsafe-output` where somebody's files lie among the old book's; the old book is still there then.
 */
export function writeSite(files: ReadonlyMap<string, ReadyFile>, place: string, shown = place): WrittenFiles {
  const writer = new SiteWriter(place, shown);
  try {
    writer.add(files);
    return writer.finish();
  } finally {
    writer.end();
  }
}

/** Writes a built book as `writeSite` does, some of it while the rest is still being made. */
export class SiteWriter {
  private readonly out: string;
  private readonly fresh: string;
  private readonly old: string;
  private readonly files = new Map<string, { readonly file: ReadyFile; readonly digest: string }>();
  /** There is a fresh folder; until then all files are those of the old book. */
  private isBegun = false;

  constructor(
    place: string,
    private readonly shown = place,
  ) {
    this.out = writing(shown, () => behindLinks(place));
    this.fresh = aside(this.out, "new");
    this.old = aside(this.out, "old");
  }

  /** Writes files beside `out`. @throws Mistake as `writeSite`; nothing may be added after that. */
  add(files: ReadonlyMap<string, ReadyFile>): this {
    const added = [...files].map(([path, file]) => [path, digestOfFile(file)] as const);
    const isPut = this.isBegun;
    for (const [path, digest] of added) this.files.set(path, { file: files.get(path) ?? "", digest });
    writing(this.shown, () => {
      if (!isPut && holds(this.out, added)) return;
      if (!isPut) this.begin();
      for (const path of isPut ? files.keys() : this.files.keys()) this.put(path);
    });
    return this;
  }

  /** Puts the book in its place. @throws Mistake as `writeSite`. */
  finish(): WrittenFiles {
    this.add(new Map([[MARK, markOf(this.files.keys())]]));
    if (this.isBegun) {
      refuseOthers(this.out, this.shown);
      writing(this.shown, () => swap(this.out, this.fresh, this.old));
    }
    return [...this.files].map(([path, { digest }]) => [path, digest]);
  }

  /** Clears away what is left beside `out`, whether the book was put there or not. */
  end(): void {
    writing(this.shown, () => {
      const { out, old, fresh } = this;
      if (!existsSync(out) && existsSync(old)) renameSync(old, out);
      for (const folder of [fresh, old]) clear(folder);
    });
  }

  private begin(): void {
    const { fresh } = this;
    // Alone, since with its parents Node says ENOENT where the file system says EROFS.
    if (!existsSync(dirname(fresh))) mkdirSync(dirname(fresh), { recursive: true });
    mkdirSync(fresh);
    this.isBegun = true;
  }

  private put(path: string): void {
    const { file, digest } = this.files.get(path) as { file: ReadyFile; digest: string };
    const target = join(this.fresh, path);
    mkdirSync(dirname(target), { recursive: true });
    if (takeOver(join(this.out, path), target, digest)) return;
    writeFileSync(target, contentOf(file), { flag: "wx" });
  }
}

/** @throws Mistake `unsafe-output` where files that no build has made would go with the old book. */
function refuseOthers(out: string, shown: string): void {
  const [first, ...more] = othersIn(out);
  if (first === undefined) return;
  const finding = {
    found: `${join(shown, first)}${more.length > 0 ? ` and ${more.length} more` : ""}, which no build has made`,
    expected: "files of your own in public/ beside book.yaml, which go into every build",
  };
  const source = new Source(join(shown, first), "");
  throw new Mistake(problemAt(source, { start: 0, end: 0 }, "unsafe-output", finding));
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

/** Puts `fresh` in the place of `out`, whatever another build puts there at the same time. */
function swap(out: string, fresh: string, old: string): void {
  for (let tries = 0; ; tries += 1) {
    rmSync(old, { recursive: true, force: true });
    if (existsSync(out)) attemptRename(out, old, "ENOENT");
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
