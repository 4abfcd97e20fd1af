import type { Label } from "../directives/index.ts";
import type { PageRecord } from "./record.ts";

/** Something with an id, and the page that it is on. */
export interface Carrier {
  readonly page: PageRecord;
  readonly label: Label;
}

/** The pages of a book by what links name. */
interface Directory {
  readonly carriers: ReadonlyMap<string, readonly Carrier[]>;
  /** By the chapter's file, and by the page's. */
  readonly pages: ReadonlyMap<string, PageRecord>;
}

const directories = new WeakMap<readonly PageRecord[], Directory>();

/** The directory of a book's pages, made once for all links of the book. */
export function directoryOf(pages: readonly PageRecord[]): Directory {
  const known = directories.get(pages);
  if (known) return known;
  const carriers = new Map<string, Carrier[]>();
  for (const page of pages) {
    for (const label of page.labels) {
      const list = carriers.get(label.id);
      if (list) list.push({ page, label });
      else carriers.set(label.id, [{ page, label }]);
    }
  }
  const byName = pages.flatMap((page) => [[page.path, page] as const, [`${page.slug}.html`, page] as const]);
  const directory = { carriers, pages: new Map(byName.reverse()) };
  directories.set(pages, directory);
  return directory;
}
