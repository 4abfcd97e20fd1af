import { contentOf, isMade, type OutputFile, type ReadyFile } from "../output/index.ts";

/** What the search's own files are, among which Pagefind's ready-made boxes are left out. */
const NEEDED = /^pagefind(-worker)?\.js$|^pagefind-entry\.json$|\.pf_\w+$|^wasm\..*\.pagefind$/;

/**
 * What is indexed of a page: of a formula its TeX, once; no drawing, whose numbers stand in the text.
 * A page's template marks what is its content.
 */
const INDEX_OPTIONS = {
  keepIndexUrl: true,
  excludeSelectors: [
    ".katex-html",
    "semantics > :not(annotation)",
    "svg",
    "figure .values",
    "[data-footnote-ref]",
    "[data-footnote-backref]",
  ],
};

/**
 * The files that let readers search a built book on any static host: an index of all its pages, made by
 * Pagefind from the HTML, in the folder that Pagefind's script finds the book's address by. The same
 * pages give the same bytes.
 * @throws Error when Pagefind does not run here.
 */
export async function searchFiles(
  files: ReadonlyMap<string, OutputFile>,
): Promise<ReadonlyMap<string, ReadyFile>> {
  const all: [path: string, file: ReadyFile][] = [];
  for (const [root, pages] of booksIn(files)) {
    for (const [path, file] of await indexOf(pages)) all.push([root + path, file]);
  }
  return new Map(all);
}

/** The pages of every book among some files, by the folder that the book is in: each has its own script. */
function booksIn(files: ReadonlyMap<string, OutputFile>): Map<string, Map<string, OutputFile>> {
  const script = "assets/book.js";
  const roots = [...files.keys()]
    .filter((path) => path.endsWith(script))
    .map((path) => path.slice(0, -script.length));
  const books = new Map(["", ...roots].map((root) => [root, new Map<string, OutputFile>()]));
  for (const [path, file] of files) {
    if (!path.endsWith(".html")) continue;
    const root =
      [...books.keys()]
        .filter((one) => path.startsWith(one))
        .sort()
        .at(-1) ?? "";
    books.get(root)?.set(path.slice(root.length), file);
  }
  return books;
}

/** The files of the search index of one book. */
async function indexOf(files: ReadonlyMap<string, OutputFile>): Promise<Map<string, ReadyFile>> {
  const { close, createIndex } = await import("pagefind");
  try {
    const { index, errors } = await createIndex({ ...INDEX_OPTIONS, forceLanguage: languageOf(files) });
    if (!index) throw new Error(errors.join("\n"));
    for (const [sourcePath, file] of files) {
      if (!sourcePath.endsWith(".html") || !isMade(file)) continue;
      const content = String(contentOf(file));
      // A variant says the same with other numbers.
      if (/<html [^>]*data-variant=/.test(content)) continue;
      const added = await index.addHTMLFile({ sourcePath, content });
      if (added.errors.length > 0) throw new Error(added.errors.join("\n"));
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(made.errors.join("\n"));
    const needed = made.files.filter(({ path }) => NEEDED.test(path));
    return new Map(needed.map(({ path, content }) => [`pagefind/${path}`, content] as const).sort());
  } finally {
    await close();
  }
}

/** The book's language, by its title page: one index for all pages, in whatever languages chapters are. */
function languageOf(files: ReadonlyMap<string, OutputFile>): string {
  const page = files.get("index.html") ?? "";
  return (isMade(page) && /<html lang="([^"]+)"/.exec(String(contentOf(page)))?.[1]) || "en";
}
