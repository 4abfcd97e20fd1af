import { digestOf, type Entries } from "../cache/index.ts";
import { digestOfFile, isMade, type OutputFile, type ReadyFile, textOf } from "../output/index.ts";
import { indexesOf, type Part } from "./search-index.ts";

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
  readonly key: string;
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

/**
 * The files that let readers search a built book, and each of the books in it, on any static host. An index
 * is taken from the last book where the same pages made it there, and made anew otherwise.
 * @throws Error when Pagefind does not run here.
 */
export async function searchOf(
  files: ReadonlyMap<string, OutputFile>,
  { entries, find }: LastBook = { entries: {}, find: () => undefined },
): Promise<Search> {
  // A page that need not be made again is read as the last build wrote it.
  const htmlAt = (path: string): string => {
    const file = files.get(path);
    if (file === undefined || !isMade(file)) return "";
    return textOf((typeof file === "object" && "make" in file && find(path, file.digest)) || file);
  };
  const last = (entries.search ?? {}) as Search["entries"]["search"];
  const books = booksIn(files, htmlAt).map(({ root, pages }) => ({
    root,
    parts: partsOf(root, pages, htmlAt),
  }));
  const parts = books.flatMap(({ parts }) => parts);
  const kept = new Map(parts.map(({ folder, key }) => [folder, keptIn(last[folder], key, find)]));
  const made = await indexesOf(parts.filter(({ folder }) => !kept.get(folder)));
  const search: Record<string, KeptIndex> = {};
  const all = new Map<string, ReadyFile>();
  for (const { folder, key } of parts) {
    const index = kept.get(folder) ?? made.get(folder) ?? [];
    for (const [path, file] of index) all.set(path, file);
    const left = kept.get(folder) && last[folder];
    search[folder] = left ?? { key, files: index.map(([path, file]) => [path, digestOfFile(file)]) };
  }
  for (const { root, parts } of books) {
    const others = parts.slice(1).map(({ folder }) => folder.slice(`${root}${SEARCH}/`.length));
    all.set(`${root}${SEARCH}/parts.json`, JSON.stringify(others));
  }
  return { files: all, entries: { search } };
}

/** The files that let readers search a built book, where nothing is left of another one. @throws as `searchOf`. */
export const searchFiles = async (files: ReadonlyMap<string, OutputFile>) => (await searchOf(files)).files;

/** The files of an index that was made of the same pages; undefined when one of them is another now. */
function keptIn(index: KeptIndex | undefined, key: string, find: LastBook["find"]) {
  if (index?.key !== key) return undefined;
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

/**
 * The parts that a book's pages are indexed in, in its language: chapters may be in others. Neighbours go into
 * different parts, so that a word is about as rare in one as in all of them, which is what results are ranked by.
 */
function partsOf(root: string, pages: Files, htmlAt: (path: string) => string): (Part & { key: string })[] {
  const language = /<html lang="([^"]+)"/.exec(htmlAt(`${root}index.html`))?.[1] || "en";
  const count = Math.max(1, Math.min(MOST_PARTS, Math.floor(pages.length / LEAST_PAGES)));
  return Array.from({ length: count }, (_, index) => {
    const own = pages.filter((_, at) => at % count === index);
    return {
      folder: index === 0 ? `${root}${SEARCH}/` : `${root}${SEARCH}/${index}/`,
      language,
      isFirst: index === 0,
      key: digestOf([language, own.map(([path, file]) => [path, digestOfFile(file)])]),
      pages: own.map(([path]) => ({ path: path.slice(root.length), html: () => htmlAt(path) })),
    };
  });
}
