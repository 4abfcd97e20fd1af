import { digestOf, type Entries } from "../cache/index.ts";
import { searchedHtml } from "../formats/index.ts";
import {
  digestOfFile,
  isMade,
  type OutputFile,
  type PageWords,
  type ReadyFile,
  textOf,
} from "../output/index.ts";
import { beginsWith, digestsOf, type IndexedPage, Indexer, type Part } from "./search-index.ts";

/** The folder of a built book that holds its search; Pagefind's script finds the book's address by its name. */
export const SEARCH = "pagefind";

/**
 * A book is indexed in parts of so many pages or more, and in no more than so many parts: a page that changes
 * costs its part only, and a browser asks all of them.
 */
const LEAST_PAGES = 8;
const MOST_PARTS = 8;

/** An index by what it was made of. */
interface KeptIndex {
  readonly language: string;
  /** The digests of its pages. */
  readonly pages: readonly string[];
  readonly files: readonly (readonly [path: string, digest: string])[];
}

/** The search indexes of a book and of those in it, and what the next ones need to know of them. */
export interface Search {
  readonly files: ReadonlyMap<string, ReadyFile>;
  /** By the index's folder. */
  readonly entries: { readonly search: Readonly<Record<string, KeptIndex>> };
}

/** What is left of the last book. */
export interface LastBook {
  readonly entries: Entries;
  /** The bytes of one of its files; undefined where that is not there any more, or is another one. */
  readonly find: (path: string, digest: string) => Uint8Array | undefined;
}

/** Files of a built book, by their paths from the root of all books. */
type Files = readonly (readonly [path: string, file: OutputFile])[];

/** A chapter that was written ahead of the rest of its book. */
export interface Ahead {
  /** Its page in the built book. */
  readonly path: string;
  /** Undefined where other pages decide on a part of them. */
  readonly words: PageWords | undefined;
  /** The book's language. */
  readonly language: string;
  /** How many chapters the book has. */
  readonly chapters: number;
}

/**
 * The files that let readers search a built book, and each of the books in it, on any static host. An index
 * is taken from the last book where the same pages made it there, and made anew otherwise.
 * @throws Error when Pagefind does not run here.
 */
export async function searchOf(files: ReadonlyMap<string, OutputFile>, last?: LastBook): Promise<Search> {
  const maker = new SearchMaker(last);
  try {
    return await maker.search(files);
  } finally {
    await maker.close();
  }
}

/** The files that let readers search a built book, where nothing is left of another one. @throws as `searchOf`. */
export const searchFiles = async (files: ReadonlyMap<string, OutputFile>) => (await searchOf(files)).files;

/** Makes the search of a book, and can begin while the book is not all there. */
export class SearchMaker {
  private readonly indexer = new Indexer();
  private readonly last: Search["entries"]["search"];
  /** The chapters that were told, by the folder of their part. */
  private readonly told = new Map<string, IndexedPage[]>();
  /** The folders of parts of which a chapter has to wait for others, and of the one that has pages of all kinds. */
  private readonly waiting = new Set([folderOf("", 0)]);
  private chapters = 0;

  constructor(private readonly lastBook: LastBook = { entries: {}, find: () => undefined }) {
    this.last = (lastBook.entries.search ?? {}) as Search["entries"]["search"];
  }

  /**
   * Takes the next chapter of the book. From the first one on that the last book has not, a part's chapters go into
   * its index at once, but for those that have to wait for others; after the last one, what is whole is made.
   */
  chapter({ path, words, language, chapters }: Ahead): void {
    const folder = folderOf("", this.chapters % countOf(chapters));
    this.chapters += 1;
    if (words) this.add(folder, language, chapterPage(path, words));
    else this.waiting.add(folder);
    if (this.chapters < chapters) return;
    for (const whole of this.told.keys()) {
      if (!this.waiting.has(whole)) this.indexer.end({ folder: whole, isFirst: false });
    }
  }

  private add(folder: string, language: string, page: IndexedPage): void {
    const before = this.told.get(folder) ?? [];
    const now = [...before, page];
    this.told.set(folder, now);
    const last = this.last[folder];
    const isOld = (pages: readonly IndexedPage[]) =>
      last?.language === language && beginsWith(last.pages, digestsOf(pages));
    if (isOld(now)) return;
    for (const one of isOld(before) ? now : [page]) this.indexer.add({ folder, language }, one);
  }

  /** The search of the whole book. @throws as `searchOf`. */
  async search(files: ReadonlyMap<string, OutputFile>): Promise<Search> {
    const { last, indexer } = this;
    const { find } = this.lastBook;
    // A page that need not be made again is read as the last build wrote it.
    const htmlAt = (path: string): string => {
      const file = files.get(path);
      if (file === undefined || !isMade(file)) return "";
      return textOf((typeof file === "object" && "make" in file && find(path, file.digest)) || file);
    };
    const books = booksIn(files, htmlAt).map(({ root, pages }) => {
      return { root, parts: partsOf(root, pages, htmlAt) };
    });
    const parts = books.flatMap(({ parts }) => parts);
    const indexes = await Promise.all(
      parts.map(async (part) => keptIn(last[part.folder], part, find) ?? (await indexer.files(part))),
    );
    const search = parts.map(({ folder, language, pages }, at): [string, KeptIndex] => {
      const files = (indexes[at] ?? []).map(([path, file]) => [path, digestOfFile(file)] as const);
      return [folder, { language, pages: digestsOf(pages), files }];
    });
    const all = new Map<string, ReadyFile>(indexes.flat());
    for (const { root, parts } of books) {
      const others = parts.slice(1).map(({ folder }) => folder.slice(`${root}${SEARCH}/`.length));
      all.set(`${root}${SEARCH}/parts.json`, JSON.stringify(others));
    }
    return { files: all, entries: { search: Object.fromEntries(search) } };
  }

  /** Ends the programs that make indexes. */
  close(): Promise<void> {
    return this.indexer.close();
  }
}

/** The files of an index that was made of the same pages; undefined when one of them is another now. */
function keptIn(index: KeptIndex | undefined, { language, pages }: Part, find: LastBook["find"]) {
  if (index?.language !== language || index.pages.length !== pages.length) return undefined;
  if (!beginsWith(index.pages, digestsOf(pages))) return undefined;
  const found = index.files.flatMap(([path, digest]) => {
    const bytes = find(path, digest);
    return bytes ? [[path, bytes] as const] : [];
  });
  return found.length === index.files.length ? found : undefined;
}

/** The pages of every book among some files, and the folder that it is in; a variant says the same with other numbers. */
function booksIn(files: ReadonlyMap<string, OutputFile>, htmlAt: (path: string) => string) {
  const pages = [...files].filter(([path]) => path.endsWith(".html"));
  const foldersWith = (file: string) =>
    [...files.keys()].filter((path) => path.endsWith(`/${file}`)).map((path) => path.slice(0, -file.length));
  const variants = foldersWith("index.html").filter((folder) => isVariant(htmlAt(`${folder}index.html`)));
  const roots = ["", ...foldersWith("assets/book.js")];
  const rootOf = (path: string) =>
    roots.reduce((best, root) => (path.startsWith(root) && root.length > best.length ? root : best), "");
  const searched = pages.filter(([path]) => !variants.some((folder) => path.startsWith(folder)));
  return roots.map((root) => ({ root, pages: searched.filter(([path]) => rootOf(path) === root) }));
}

const isVariant = (html: string) => /<html [^>]*data-variant=/.test(html);

/** The folder of a part of a book's search. */
const folderOf = (root: string, part: number) => `${root}${SEARCH}/${part === 0 ? "" : `${part}/`}`;

/** How many parts the search of so many chapters has. */
const countOf = (chapters: number) => Math.max(1, Math.min(MOST_PARTS, Math.floor(chapters / LEAST_PAGES)));

/**
 * The parts that a book's pages are indexed in, in its language: chapters may be in others. Neighbours go into
 * different parts, so that a word is about as rare in one as in all of them, which is what results are ranked by.
 * In a part, chapters that wait for no other page come first, so that it can be begun before the others are there.
 */
function partsOf(root: string, pages: Files, htmlAt: (path: string) => string): Part[] {
  const language = /<html lang="([^"]+)"/.exec(htmlAt(`${root}index.html`))?.[1] || "en";
  const all = pages.map(([path, file]) => {
    const words = typeof file === "object" && "words" in file ? file.words : undefined;
    return { path: path.slice(root.length), file, words, html: () => wordsOf(htmlAt(path)) };
  });
  const chapters = all.flatMap(({ path, words }) =>
    words ? [{ ...chapterPage(path, words), isOpen: words.isOpen }] : [],
  );
  const others = all.flatMap(({ path, file, words, html }) =>
    words ? [] : [{ path, digest: digestOf([path, digestOfFile(file)]), html }],
  );
  const count = countOf(chapters.length);
  return Array.from({ length: count }, (_, part) => {
    const own = chapters.filter((_, at) => at % count === part);
    const isFirst = part === 0;
    const sorted = own.sort((a, b) => Number(a.isOpen) - Number(b.isOpen));
    return {
      folder: folderOf(root, part),
      language,
      isFirst,
      pages: isFirst ? [...sorted, ...others] : sorted,
    };
  });
}

function chapterPage(path: string, { digest, html }: PageWords): IndexedPage {
  const page = () => `<html><body><main data-pagefind-body>${html()}</main></body></html>`;
  return { path, digest: digestOf([path, digest]), html: page };
}

/**
 * The words of another page for Pagefind, which takes its time over every tag: of a formula its TeX, and nothing of
 * what stands before the part that the template marks as the page's content.
 */
const wordsOf = (html: string) =>
  searchedHtml(html.replace(/(<body[^>]*>).*?(?=<[a-z]+ [^>]*data-pagefind-body)/s, "$1"));
