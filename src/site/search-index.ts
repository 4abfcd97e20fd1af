import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { constants, setPriority } from "node:os";
import type * as Pagefind from "pagefind";

/** A page as an index has it. */
export interface IndexedPage {
  readonly path: string;
  /** Told apart by it from all other pages, by the path too. */
  readonly digest: string;
  readonly html: () => string;
}

/** Some pages of one language that are to have an index in a folder of a built book. */
export interface Part {
  readonly folder: string;
  readonly language: string;
  readonly pages: readonly IndexedPage[];
  /** It comes with what a browser needs once for all indexes of a book. */
  readonly isFirst: boolean;
}

/** What tells pages apart, in their order. */
export const digestsOf = (pages: readonly IndexedPage[]) => pages.map(({ digest }) => digest);

/** Whether a list begins as another one. */
export const beginsWith = (whole: readonly string[], start: readonly string[]) =>
  start.every((one, at) => one === whole[at]);

/** What the search's own files are, among which Pagefind's ready-made boxes are left out. */
const NEEDED = /^pagefind(-worker)?\.js$|^pagefind-entry\.json$|\.pf_\w+$|^wasm\..*\.pagefind$/;

/** Of these every index has its own. */
const OF_EVERY_PART = /^pagefind-entry\.json$|\.pf_\w+$/;

/**
 * What is indexed of a page beside what its template marks as its content: no drawing, whose numbers stand in
 * the text, and no call of a footnote.
 */
const INDEX_OPTIONS = {
  keepIndexUrl: true,
  excludeSelectors: ["svg", "figure .values", "[data-footnote-ref]", "[data-footnote-backref]"],
};

/**
 * How many times Pagefind runs. It is a program of its own that works on one thing at a time; a machine of today
 * has two cores at least.
 */
const PROGRAMS = 2;

/** Files of a built book. */
type Files = readonly (readonly [path: string, file: Uint8Array])[];

/** An index that pages are being added to. */
interface OpenIndex {
  readonly language: string;
  readonly index: Promise<Pagefind.PagefindIndex>;
  /** The digests of the pages. */
  readonly pages: string[];
  /** All of them have arrived. */
  added: Promise<unknown>;
  /** Its files, once they are asked for; no page can be added then. */
  files?: Promise<Files>;
}

/** Makes indexes with Pagefind. Pages may be added while others are not made yet: it works at the same time. */
export class Indexer {
  private readonly programs = new Map<number, Promise<typeof Pagefind>>();
  private readonly open = new Map<string, OpenIndex>();
  private begun = 0;

  /** Adds a page to the index of a folder, behind those that it has. */
  add({ folder, language }: Pick<Part, "folder" | "language">, { path, digest, html }: IndexedPage): void {
    const open = this.open.get(folder) ?? this.begin(folder, language);
    open.pages.push(digest);
    const content = html();
    const added = open.index.then((index) => index.addHTMLFile({ sourcePath: path, content }));
    open.added = Promise.all([open.added, added.then(refuseErrors)]);
    // What is wrong is told to those who ask for the files.
    open.added.catch(() => {});
  }

  /**
   * The files of the index of a part; pages that were added are not added again. The same pages give the same bytes.
   * @throws Error when Pagefind does not run here.
   */
  async files(part: Part): Promise<Files> {
    const { folder, language, pages } = part;
    const isBegun = ({ language, pages: begun, files }: OpenIndex) =>
      language === part.language &&
      beginsWith(digestsOf(pages), begun) &&
      (!files || begun.length === pages.length);
    let open = this.open.get(folder);
    if (!open || !isBegun(open)) open = this.begin(folder, language);
    for (const page of pages.slice(open.pages.length)) {
      // One page is on its way while the next is made ready.
      const before = open.added;
      this.add(part, page);
      await before;
    }
    return this.end(part) ?? [];
  }

  /** Has the files of an index made that all pages were added to; undefined where there is none. */
  end({ folder, isFirst }: Pick<Part, "folder" | "isFirst">): Promise<Files> | undefined {
    const open = this.open.get(folder);
    if (!open) return undefined;
    open.files ??= this.make(folder, open, isFirst);
    open.files.catch(() => {});
    return open.files;
  }

  private async make(folder: string, { index: opening, added }: OpenIndex, isFirst: boolean): Promise<Files> {
    await added;
    const index = await opening;
    const made = await index.getFiles();
    refuseErrors(made);
    await index.deleteIndex();
    const needed = made.files.filter(({ path }) => (isFirst ? NEEDED : OF_EVERY_PART).test(path));
    // By their paths alone: their bytes are long to compare.
    const sorted = needed.sort((a, b) => (a.path < b.path ? -1 : 1));
    return sorted.map(({ path, content }) => [folder + path, content] as const);
  }

  /** Ends what runs; indexes that are not done are lost. */
  async close(): Promise<void> {
    const programs = await Promise.allSettled(this.programs.values());
    for (const program of programs) if (program.status === "fulfilled") await program.value.close();
  }

  private begin(folder: string, language: string): OpenIndex {
    const program = this.begun % PROGRAMS;
    this.begun += 1;
    // Each copy of the module runs a Pagefind of its own.
    const pagefind: Promise<typeof Pagefind> =
      this.programs.get(program) ?? import(`${import.meta.resolve("pagefind")}?${program}`);
    this.programs.set(program, pagefind);
    const index = pagefind.then(async ({ createIndex }) => {
      const { index, errors } = await behind(() =>
        createIndex({ ...INDEX_OPTIONS, forceLanguage: language }),
      );
      if (!index) throw new Error(errors.join("\n"));
      return index;
    });
    const open: OpenIndex = { language, index, pages: [], added: index };
    index.catch(() => {});
    this.open.set(folder, open);
    return open;
  }
}

/**
 * Does what may start a program; that gives way to this one, which is not alone: V8 compiles and clears up in threads
 * of its own. On Linux what a program starts itself later takes after it.
 */
function behind<T>(start: () => T): T {
  const started: ChildProcess[] = [];
  const note = (message: unknown) => {
    started.push((message as { readonly process: ChildProcess }).process);
  };
  subscribe("child_process", note);
  try {
    return start();
  } finally {
    unsubscribe("child_process", note);
    for (const { pid } of started) if (pid !== undefined) giveWay(pid);
  }
}

/** Lowers the priority of a program, if the system lets it and the program is still there. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SYSTEM_ERROR") throw error;
  }
}

function refuseErrors({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(errors.join("\n"));
}
