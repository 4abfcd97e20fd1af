import { digestOf, type Entries } from "../cache/index.ts";
import { digestOfFile, fileIn, type OutputFile, type ReadyFile } from "../output/index.ts";
import { booksIn, indexOf } from "./search.ts";

/** The files of a book's search index by the pages that it was made of. */
interface KeptSearch {
  readonly key: string;
  readonly files: readonly (readonly [path: string, digest: string])[];
}

/** The search indexes of a book and of those in it, and what the next build needs to know of them. */
export interface Search {
  readonly files: ReadonlyMap<string, ReadyFile>;
  /** By the folder that the book is in. */
  readonly entries: { readonly search: Readonly<Record<string, KeptSearch>> };
}

/**
 * The search indexes of all books among some files. One is taken from the book in the folder `out` where the
 * last build made it there of the same pages, and made anew otherwise.
 */
export async function searchOf(
  files: ReadonlyMap<string, OutputFile>,
  out: string,
  entries: Entries,
): Promise<Search> {
  const left = (entries.search ?? {}) as Search["entries"]["search"];
  const search: Record<string, KeptSearch> = {};
  const all: [path: string, file: ReadyFile][] = [];
  for (const [root, pages] of booksIn(files)) {
    const key = digestOf([...pages].map(([path, file]) => [path, digestOfFile(file)]));
    const kept = left[root];
    const found = (kept?.key === key && stillIn(out, kept)) || [
      ...(await indexOf(root, written(pages, out, root))),
    ];
    search[root] = { key, files: found.map(([path, file]) => [path, digestOfFile(file)]) };
    all.push(...found);
  }
  return { files: new Map(all), entries: { search } };
}

/** The index's files in a folder; undefined when one of them is another. */
function stillIn(out: string, { files }: KeptSearch): [path: string, file: Uint8Array][] | undefined {
  const found = files.flatMap(([path, digest]): [string, Uint8Array][] => {
    const bytes = fileIn(out, path, digest);
    return bytes ? [[path, bytes]] : [];
  });
  return found.length === files.length ? found : undefined;
}

/** A book's pages, those that need not be made again as the last build wrote them. */
function written(pages: ReadonlyMap<string, OutputFile>, out: string, root: string) {
  const texts = [...pages].map(([path, file]): [string, OutputFile] => {
    const isKept = typeof file === "object" && "make" in file;
    return [path, (isKept && fileIn(out, root + path, file.digest)) || file];
  });
  return new Map(texts);
}
