import { digestOf, type Entries } from "../cache/index.ts";
import type { KeptFile, PageFile } from "../output/index.ts";
import { marksIn } from "./checks.ts";

/** A page by the key of all that it is made of. */
interface KeptPage {
  readonly key: string;
  readonly digest: string;
  /** What its numbers say of themselves. */
  readonly marks: readonly string[];
}

/** Makes pages, each again only when something that it is made of is another. */
export class Press {
  private readonly kept: Map<string, KeptPage>;
  /** As bytes, which take half of the memory that a text with letters of other alphabets does. */
  private readonly pages = new Map<string, PageFile>();
  private current = new Set<string>();

  /** `left` is what the last build has left of these pages. */
  constructor(left: Entries) {
    this.kept = new Map((left.pages as [string, KeptPage][] | undefined) ?? []);
  }

  /** The page at a path. `parts` are plain data that tell all that `make` depends on. */
  page(path: string, parts: readonly unknown[], make: () => string): PageFile | KeptFile {
    const key = digestOf(parts);
    this.current.add(path);
    const kept = this.kept.get(path);
    if (kept?.key === key) return this.pages.get(path) ?? { digest: kept.digest, make };
    const html = make();
    const bytes = Buffer.from(html);
    const page = { digest: digestOf(bytes), bytes };
    this.kept.set(path, { key, digest: page.digest, marks: marksIn(html) });
    this.pages.set(path, page);
    return page;
  }

  /** What the numbers on pages say of themselves. */
  marks(paths: Iterable<string>): Map<string, readonly string[]> {
    return new Map([...paths].map((path) => [path, this.kept.get(path)?.marks ?? []]));
  }

  /** Forgets the pages that were not asked for since the last call. */
  sweep(): void {
    for (const path of this.kept.keys()) {
      if (this.current.has(path)) continue;
      this.kept.delete(path);
      this.pages.delete(path);
    }
    this.current = new Set();
  }

  /** What the next build needs to know of the pages. */
  entries(): [string, KeptPage][] {
    return [...this.kept];
  }
}
