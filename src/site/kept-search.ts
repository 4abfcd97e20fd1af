import { readFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf, type Entries } from "../cache/index.ts";
import { digestOfFile, type OutputFile, type ReadyFile } from "../output/index.ts";
import { searchFiles } from "./search.ts";

/** The files of a search index by the pages that it was made of. */
interface KeptSearch {
  readonly key: string;
  readonly files: readonly (readonly [path: string, digest: string])[];
}

/** A book's search index, and what the next build needs to know of it. */
export interface Search {
  readonly files: ReadonlyMap<string, ReadyFile>;
  readonly entries: { readonly search: KeptSearch };
}

/**
 * The search index of a book's pages. It is taken from the book in the folder `out` where the last build
 * made it there of the same pages, and made anew otherwise.
 */
export async function searchOf(
  files: ReadonlyMap<string, OutputFile>,
  out: string,
  entries: Entries,
): Promise<Search> {
  const pages = [...files].filter(([path]) => path.endsWith(".html"));
  const key = digestOf(pages.map(([path, file]) => [path, digestOfFile(file)]));
  const kept = entries.search as KeptSearch | undefined;
  const found = (kept?.key === key && stillIn(out, kept)) || (await searchFiles(files));
  const digests = [...found].map(([path, file]) => [path, digestOfFile(file)] as const);
  return { files: found, entries: { search: { key, files: digests } } };
}

/** The index's files in a folder; undefined when one of them is another. */
function stillIn(out: string, { files }: KeptSearch): ReadonlyMap<string, Uint8Array> | undefined {
  const found = new Map<string, Uint8Array>();
  for (const [path, digest] of files) {
    try {
      const bytes = readFileSync(join(out, path));
      if (digestOf(bytes) !== digest) return undefined;
      found.set(path, bytes);
    } catch (error) {
      if (error instanceof Error && "code" in error) return undefined;
      throw error;
    }
  }
  return found;
}
