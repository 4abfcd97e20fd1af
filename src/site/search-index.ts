import type * as Pagefind from "pagefind";
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
 * How many times Pagefind runs. It is a program of its own that works on one thing at a time; a machine of today
 * has two cores at least.
 */
const PROGRAMS = 2;

/** Files of a built book. */
type Files = readonly (readonly [path: string, file: Uint8Array])[];

/**
 * The files of the indexes of some parts, made by Pagefind, by the part's folder. The same pages give the same bytes.
 * @throws Error when Pagefind does not run here.
 */
export async function indexesOf(parts: readonly Part[]): Promise<ReadonlyMap<string, Files>> {
  const indexes = new Map<string, Files>();
  const left = parts.values();
  const work = async (program: number) => {
    // Each copy of the module runs a Pagefind of its own.
    const { close, createIndex }: typeof Pagefind = await import(
      `${import.meta.resolve("pagefind")}?${program}`
    );
    try {
      for (const part of left) indexes.set(part.folder, await indexOf(part, createIndex));
    } finally {
      await close();
    }
  };
  const programs = Math.min(PROGRAMS, parts.length);
  await Promise.all(Array.from({ length: programs }, (_, program) => work(program)));
  return indexes;
}

async function indexOf(
  { folder, language, pages, isFirst }: Part,
  createIndex: typeof Pagefind.createIndex,
): Promise<Files> {
  const { index, errors } = await createIndex({ ...INDEX_OPTIONS, forceLanguage: language });
  if (!index) throw new Error(errors.join("\n"));
  await addPages(index, pages);
  const made = await index.getFiles();
  refuseErrors(made);
  await index.deleteIndex();
  const needed = made.files.filter(({ path }) => (isFirst ? NEEDED : OF_EVERY_PART).test(path));
  return needed.map(({ path, content }) => [folder + path, content] as const).sort();
}

async function addPages(index: Pagefind.PagefindIndex, pages: Part["pages"]): Promise<void> {
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
