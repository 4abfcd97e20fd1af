import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isRefusal } from "../disk/index.ts";
import { digestOf } from "./digest.ts";
import { programDigest } from "./program.ts";

/** The file whose first line proves the rest, from which everything else in a cache is found. */
const ENTRIES = "entries.json";

/** Keeps a cache out of version control, and tells it from a folder that is something else. */
const IGNORE = ["# Made by Exactbook; may be deleted at any time.", "*", ""].join("\n");

/** Names and plain data that one build leaves for the next. */
export type Entries = Readonly<Record<string, unknown>>;

/**
 * What builds of a book leave for the next one, in a folder. Everything in it is found by digests of
 * contents, never by time stamps, and is proved when it is read. A cache that is not readable, of another
 * program or not a cache is told once to `note` and then is as good as none.
 */
export class Cache {
  /** What the last build left; empty where nothing usable is there. */
  readonly entries: Entries;
  private isForeign = false;
  private readonly lost = new Set<string>();
  private hasNoted = false;

  constructor(
    /** Undefined for none: nothing is read and nothing kept. */
    private readonly folder: string | undefined,
    private readonly note: (message: string) => void = () => {},
  ) {
    this.entries = this.open();
  }

  /** A text by its digest; undefined when it is lost. */
  read(digest: string): string | undefined {
    if (this.folder === undefined) return undefined;
    const text = readText(join(this.folder, digest));
    if (text !== undefined && digestOf(text) === digest) return text;
    this.lost.add(digest);
    this.ignore("is damaged and");
    return undefined;
  }

  /** Whether a text was asked for and was not there as it was kept. */
  isLost(digest: string): boolean {
    return this.lost.has(digest);
  }

  /** Keeps a text; gives its digest. */
  keep(text: string): string {
    const digest = digestOf(text);
    const isThere = () => existsSync(join(this.folder as string, digest)) && !this.lost.delete(digest);
    if (this.isUsable && !isThere()) this.put(digest, text);
    return digest;
  }

  /** Leaves entries for the next build, and no text but those that they are said to need. */
  save(entries: Entries, needed: ReadonlySet<string>): void {
    const data = JSON.stringify({ program: programDigest(), ...entries });
    this.put(ENTRIES, `${digestOf(data)}\n${data}`);
    if (!this.isUsable) return;
    for (const name of readdirSync(this.folder as string)) {
      if (name === ENTRIES || name === ".gitignore" || needed.has(name)) continue;
      rmSync(join(this.folder as string, name), { force: true, recursive: true });
    }
  }

  /** Something can be kept in it. */
  get isUsable(): boolean {
    return this.folder !== undefined && !this.isForeign;
  }

  private open(): Entries {
    if (this.folder === undefined || !existsSync(this.folder)) return {};
    if (readText(join(this.folder, ".gitignore")) !== IGNORE) {
      this.isForeign = true;
      return this.ignore("is something else and");
    }
    const text = readText(join(this.folder, ENTRIES));
    if (text === undefined) return this.ignore("is damaged and");
    const end = text.indexOf("\n");
    const data = text.slice(end + 1);
    if (digestOf(data) !== text.slice(0, end)) return this.ignore("is damaged and");
    const entries: Entries = JSON.parse(data);
    return entries.program === programDigest() ? entries : this.ignore("was made by another version and");
  }

  private ignore(why: string): Entries {
    if (!this.hasNoted) this.note(`the cache ${why} is ignored`);
    this.hasNoted = true;
    return {};
  }

  /** Writes a file as a whole or not at all; a cache that cannot be written is given up. */
  private put(name: string, text: string): void {
    if (!this.isUsable) return;
    const folder = this.folder as string;
    const fresh = join(folder, `${name}.${process.pid}`);
    try {
      if (!existsSync(folder)) {
        if (!existsSync(dirname(folder))) mkdirSync(dirname(folder), { recursive: true });
        mkdirSync(folder);
        writeFileSync(join(folder, ".gitignore"), IGNORE);
      }
      writeFileSync(fresh, text);
      renameSync(fresh, join(folder, name));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.isForeign = true;
      this.ignore(`cannot be written (${error.code}) and`);
    }
  }
}

/** A file's text; undefined when it cannot be read. */
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
