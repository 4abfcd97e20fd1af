import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { isOutside, stateOf } from "../cache/index.ts";
import { isFile, isFolder, reading } from "../disk/index.ts";
import { attempt, nearest, type Report, Source, textIn } from "../problem/index.ts";

/** What the names of pages begin with that Exactbook writes from its own tables. */
const MANUAL = "exactbook:";

/** What sources were read from, which is compared with what a file holds now before that is read as text. */
const bytesOf = new WeakMap<Source, Buffer>();

/**
 * Reads the texts of a book's folder; problems name files as the author would type them, from `cwd`. What
 * the system does not let be read is a Mistake of whoever asks, or a problem where a text is read.
 */
export class Folder {
  constructor(
    readonly path: string,
    private readonly cwd: string,
    private readonly report: Report,
    /** Parts of the manual by their names, which chapters include as `exactbook:problems`. */
    private readonly manual: ReadonlyMap<string, () => string> = new Map(),
    /** The texts of the last build: one that is the same still is given as the same source. */
    private readonly last: ReadonlyMap<string, Source> = new Map(),
  ) {}

  /** The texts that were read, by their names. */
  readonly texts = new Map<string, Source>();
  /**
   * The names of the files that were asked for, there or not; of those that lie outside of the folder, what their
   * bytes were told by before they were read.
   */
  readonly asked = new Map<string, string | undefined>();
  private readonly entries = new Map<string, readonly string[]>();

  /** Whether there is a file of this name from the folder on, capitals and all, whatever the system says. */
  has(name: string): boolean {
    if (name.startsWith(MANUAL)) return this.manual.has(name.slice(MANUAL.length));
    // No system has such a path.
    if (name.includes("\0")) return false;
    this.note(posix.normalize(name));
    if (!this.isFile(name)) return false;
    const parts = posix.normalize(name).split("/");
    return parts.every(
      (part, index) => part === ".." || this.names(parts.slice(0, index).join("/")).includes(part),
    );
  }

  private note(name: string): void {
    if (this.asked.has(name)) return;
    this.asked.set(name, isOutside(name) ? stateOf(join(this.path, name)) : undefined);
  }

  private isFile(name: string): boolean {
    return reading(this.cwd, () => isFile(join(this.path, name)));
  }

  /** The file that was most likely meant by a name that none has: one beside it, else any of the book's. */
  nearest(name: string): string | undefined {
    if (name.startsWith(MANUAL))
      return nearest(
        name,
        [...this.manual.keys()].map((page) => `${MANUAL}${page}`),
      );
    const slashed = name.replaceAll("\\", "/");
    if (this.has(slashed)) return slashed;
    const inner = posix.dirname(name);
    const beside = this.names(inner).filter((entry) => this.isFile(join(inner, entry)));
    const near = nearest(posix.basename(name), beside.filter(isLike(name)));
    return near === undefined ? nearest(name, this.all().filter(isLike(name))) : posix.join(inner, near);
  }

  private all(): string[] {
    const below = (inner: string): string[] =>
      this.names(inner).flatMap((entry) => {
        const path = posix.join(inner, entry);
        if (entry.startsWith(".") || entry === "node_modules") return [];
        return this.isFile(path) ? [path] : walk(path);
      });
    // A folder that cannot be read has nothing to suggest.
    const walk = (inner: string) =>
      attempt(
        () => {},
        () => below(inner),
      ) ?? [];
    return walk("");
  }

  private names(inner: string): readonly string[] {
    const known = this.entries.get(inner);
    if (known) return known;
    const path = join(this.path, inner);
    const found = reading(this.cwd, () => (isFolder(path) ? readdirSync(path).sort() : []));
    this.entries.set(inner, found);
    return found;
  }

  /** A file's text; undefined, after reporting why, when there is none to be read. */
  read(name: string): Source | undefined {
    return attempt(this.report, () => this.text(name));
  }

  /** A file's text, its lines ended by `\n`. @throws Mistake when that cannot be read, or is not text in UTF-8. */
  text(name: string): Source {
    const known = this.last.get(name);
    const page = name.startsWith(MANUAL) ? this.manual.get(name.slice(MANUAL.length)) : undefined;
    if (page) return this.keep(name, known ?? new Source(name, page()));
    this.note(posix.normalize(name));
    const file = join(this.path, name);
    const bytes = reading(this.cwd, () => readFileSync(file));
    const isSame = known !== undefined && bytesOf.get(known)?.equals(bytes);
    const source = isSame ? known : sameOr(known, textIn(relative(this.cwd, file), bytes));
    bytesOf.set(source, bytes);
    return this.keep(name, source);
  }

  private keep(name: string, source: Source): Source {
    this.texts.set(name, source);
    return source;
  }

  /** The names of the files with an ending in a folder below this one, sorted. */
  list(inner: string, ending: string): string[] {
    return this.names(inner).filter((name) => name.endsWith(ending) && this.isFile(join(inner, name)));
  }
}

/** The source that is known where its text is the one that was read: lines may be ended otherwise. */
const sameOr = (known: Source | undefined, read: Source) => (known?.text === read.text ? known : read);

/** Whether a file may be the one that was meant by a name: it is of the same kind, or is called the same. */
const isLike = (name: string) => (path: string) => {
  const [wanted, found] = [posix.parse(name.toLowerCase()), posix.parse(path.toLowerCase())];
  return wanted.ext === found.ext || wanted.name === found.name;
};
