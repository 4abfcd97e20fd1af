import { formulasAsTex } from "../formats/index.ts";
import { isMade, type OutputFile, pagesOf, type ReadyFile, textOf } from "../output/index.ts";

/** What the search's own files are, among which Pagefind's ready-made boxes are left out. */
const NEEDED = /^pagefind(-worker)?\.js$|^pagefind-entry\.json$|\.pf_\w+$|^wasm\..*\.pagefind$/;

/**
 * What is indexed of a page beside what its template marks as its content: no drawing, whose numbers stand in
 * the text, and no call of a footnote.
 */
const INDEX_OPTIONS = {
  keepIndexUrl: true,
  excludeSelectors: ["svg", "figure .values", "[data-footnote-ref]", "[data-footnote-backref]"],
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
  for (const [root, pages] of booksIn(files)) all.push(...(await indexOf(root, pages)));
  return new Map(all);
}

/** The pages of every book among some files, by the folder that the book is in: each has its own script. */
export function booksIn(files: ReadonlyMap<string, OutputFile>): Map<string, Map<string, OutputFile>> {
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

/**
 * The words of a page for Pagefind, which takes its time over every tag: of a formula its TeX, and nothing of
 * what stands before the part that the template marks as the page's content.
 */
const wordsOf = (html: string) =>
  formulasAsTex(html.replace(/(<body[^>]*>).*?(?=<[a-z]+ [^>]*data-pagefind-body)/s, "$1"));

/** The files of the search index of the book in a folder, by their paths from the root of all books. */
export async function indexOf(
  root: string,
  files: ReadonlyMap<string, OutputFile>,
): Promise<Map<string, ReadyFile>> {
  const { close, createIndex } = await import("pagefind");
  try {
    const { index, errors } = await createIndex({ ...INDEX_OPTIONS, forceLanguage: languageOf(files) });
    if (!index) throw new Error(errors.join("\n"));
    // One page is on its way while the next is made ready: Pagefind is a program of its own.
    let last: Promise<Answer> = Promise.resolve({ errors: [] });
    for (const [sourcePath, content] of pagesOf(files)) {
      // A variant says the same with other numbers.
      if (/<html [^>]*data-variant=/.test(content)) continue;
      const added = index.addHTMLFile({ sourcePath, content: wordsOf(content) });
      refuseErrors(await last);
      last = added;
    }
    refuseErrors(await last);
    const made = await index.getFiles();
    refuseErrors(made);
    const needed = made.files.filter(({ path }) => NEEDED.test(path));
    return new Map(needed.map(({ path, content }) => [`${root}pagefind/${path}`, content] as const).sort());
  } finally {
    await close();
  }
}

/** What Pagefind answers at least. */
interface Answer {
  readonly errors: readonly string[];
}

function refuseErrors({ errors }: Answer): void {
  if (errors.length > 0) throw new Error(errors.join("\n"));
}

/** The book's language, by its title page: one index for all pages, in whatever languages chapters are. */
function languageOf(files: ReadonlyMap<string, OutputFile>): string {
  const page = files.get("index.html") ?? "";
  return (isMade(page) && /<html lang="([^"]+)"/.exec(textOf(page))?.[1]) || "en";
}
