import { digestOf } from "../cache/index.ts";
import { pageAddress, rootFrom } from "./addresses.ts";
import type { ChapterFile } from "./chapters.ts";

/** A line of a table of contents. */
interface ContentsEntry {
  readonly title: string;
  /** From the book's root. */
  readonly url: string;
  readonly number: number | undefined;
  readonly draft: boolean;
  /** It is the page's own. */
  readonly current: boolean;
}

/** Chapters in a row that belong to the same part, or to none. */
interface ContentsGroup {
  readonly part: string | undefined;
  readonly entries: readonly ContentsEntry[];
}

/** A chapter as the table of contents needs it. */
type Listed = Pick<ChapterFile, "slug" | "number" | "part" | "isDraft"> & { readonly title: string };

/**
 * The table of contents of a book as its pages show it. Pages as deep in folders share all groups and entries but
 * their own, so that templates need not write these again (`once`).
 */
export class Contents {
  private readonly byRoot = new Map<string, readonly ContentsGroup[]>();

  /** What tells it from another one. */
  readonly digest: string;

  constructor(private readonly chapters: readonly Listed[]) {
    this.digest = digestOf(chapters);
  }

  /** The groups for a page. */
  of(slug: string): readonly ContentsGroup[] {
    const own = pageAddress(slug);
    return this.shared(rootFrom(slug)).map((group) =>
      group.entries.some(({ url }) => url === own)
        ? {
            ...group,
            entries: group.entries.map((one) => (one.url === own ? { ...one, current: true } : one)),
          }
        : group,
    );
  }

  private shared(root: string): readonly ContentsGroup[] {
    const known = this.byRoot.get(root);
    if (known) return known;
    const groups: { part: string | undefined; entries: ContentsEntry[] }[] = [];
    for (const { slug, title, number, isDraft, part } of this.chapters) {
      const entry = { title, url: pageAddress(slug), number, draft: isDraft, current: false };
      const last = groups.at(-1);
      if (last && last.part === part) last.entries.push(entry);
      else groups.push({ part, entries: [entry] });
    }
    this.byRoot.set(root, groups);
    return groups;
  }
}
