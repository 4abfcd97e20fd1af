import type { PagefindIndex } from "pagefind";
import { formulasAsTex } from "../formats/index.ts";

/** Some pages of one language that are to have an index in a folder of a built book. */
export interface Part {
  readonly folder: string;
  readonly language: string;
  readonly pages: readonly { readonly path: string; readonly html: () => string }[];
  /** It comes with what a browser needs once for all indexes of a book. */
  readonly isFirst: boolean;
}

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
 * The words of a page for Pagefind, which takes its time over every tag: of a formula its TeX, and nothing of
 * what stands before the part that the template marks as the page's content.
 */
const wordsOf = (html: string) =>
  formulasAsTex(html.replace(/(<body[^>]*>).*?(?=<[a-z]+ [^>]*data-pagefind-body)/s, "$1"));

/**
 * The files of the indexes of some parts, made by Pagefind, by the part's folder. The same pages give the same
 * bytes. Pagefind is one program: a second call waits until the first is done.
 * @throws Error when Pagefind does not run here.
 */
export async function indexesOf(
  parts: readonly Part[],
): Promise<Map<string, (readonly [path: string, file: Uint8Array])[]>> {
  const indexes = new Map<string, (readonly [path: string, file: Uint8Array])[]>();
  if (parts.length === 0) return indexes;
  const { close, createIndex } = await import("pagefind");
  try {
    for (const { folder, language, pages, isFirst } of parts) {
      const { index, errors } = await createIndex({ ...INDEX_OPTIONS, forceLanguage: language });
      if (!index) throw new Error(errors.join("\n"));
      await addPages(index, pages);
      const made = await index.getFiles();
      refuseErrors(made);
      await index.deleteIndex();
      const needed = made.files.filter(({ path }) => (isFirst ? NEEDED : OF_EVERY_PART).test(path));
      indexes.set(folder, needed.map(({ path, content }) => [folder + path, content] as const).sort());
    }
  } finally {
    await close();
  }
  return indexes;
}

async function addPages(index: PagefindIndex, pages: Part["pages"]): Promise<void> {
  // One page is on its way while the next is made ready: Pagefind is a program of its own.
  let last: Promise<Answer> = Promise.resolve({ errors: [] });
  for (const { path, html } of pages) {
    const added = index.addHTMLFile({ sourcePath: path, content: wordsOf(html()) });
    refuseErrors(await last);
    last = added;
  }
  refuseErrors(await last);
}

/** What Pagefind answers at least. */
interface Answer {
  readonly errors: readonly string[];
}

function refuseErrors({ errors }: Answer): void {
  if (errors.length > 0) throw new Error(errors.join("\n"));
}
