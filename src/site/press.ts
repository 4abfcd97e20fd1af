import { type Cache, digestOf } from "../cache/index.ts";
import type { OutputFile } from "../output/index.ts";
import { marksIn } from "./checks.ts";

/** A page by the key of all that it is made of. */
interface KeptPage {
  readonly key: string;
  readonly digest: string;
  /** What its numbers say of themselves. */
  readonly marks: readonly string[];
}

interface Made {
  readonly key: string;
  readonly html: string;
  readonly marks: readonly string[];
}

/** Makes pages, each again only when something that it is made of is another. */
export class Press {
  private readonly kept: ReadonlyMap<string, KeptPage>;
  private pages = new Map<string, Made>();
  private readonly keys = new Map<string, string>();
  private current = new Set<string>();

  constructor(cache: Cache) {
    this.kept = new Map((cache.entries.pages as [string, KeptPage][] | undefined) ?? []);
  }

  /** The page at a path. `parts` are plain data that tell all that `make` depends on. */
  page(path: string, parts: readonly unknown[], make: () => string): OutputFile {
    const key = digestOf(parts);
    this.keys.set(path, key);
    this.current.add(path);
    const kept = this.kept.get(path);
    if (kept?.key === key && !this.pages.has(path)) return { digest: kept.digest, make };
    const known = this.pages.get(path);
    if (known?.key === key) return known.html;
    const html = make();
    this.pages.set(path, { key, html, marks: marksIn(html) });
    return html;
  }

  /** What the numbers on pages say of themselves. */
  marks(paths: Iterable<string>): Map<string, readonly string[]> {
    return new Map(
      [...paths].map((path) => [path, (this.pages.get(path) ?? this.kept.get(path))?.marks ?? []]),
    );
  }

  /** Forgets the pages that were not asked for since the last call. */
  sweep(): void {
    for (const path of this.keys.keys()) {
      if (this.current.has(path)) continue;
      this.keys.delete(path);
      this.pages.delete(path);
    }
    this.current = new Set();
  }

  /** What the next build needs to know of the pages, whose files are given with their digests. */
  entries(files: ReadonlyMap<string, string>): [string, KeptPage][] {
    const marks = this.marks(this.keys.keys());
    return [...this.keys].map(([path, key]) => [
      path,
      { key, digest: files.get(path) ?? "", marks: marks.get(path) ?? [] },
    ]);
  }
}
