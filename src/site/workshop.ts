import type { Liquid } from "liquidjs";
import { Cache, type Entries } from "../cache/index.ts";
import type { FormulaMemo } from "../formats/index.ts";
import type { Source } from "../problem/index.ts";
import type { Check } from "./checks.ts";
import type { Contents } from "./contents.ts";
import { Last } from "./last.ts";
import { Press } from "./press.ts";
import { Scribe } from "./scribe.ts";

/** What the builds of one book have in common, with what earlier builds have left in a cache. */
export class Workshop {
  readonly scribe: Scribe;
  readonly press: Press;
  /** The texts of the last build, by their names in the book's folder. */
  texts: ReadonlyMap<string, Source> = new Map();
  /** The templates of the last build, as they are read. */
  readonly liquid = new Last<Liquid>();
  /** The table of contents of the last build. */
  readonly contents = new Last<Contents>();
  /** What readers can check, of the last build. */
  readonly checks = new Last<Check[]>();
  /** Those of its variants and of the books in it, by their folders. */
  private readonly inner = new Map<string, Workshop>();
  private current = new Set<string>();

  constructor(
    private readonly cache: Cache = new Cache(undefined),
    private readonly left: Entries = cache.entries,
    private readonly formulas: FormulaMemo = new Map(),
  ) {
    this.scribe = new Scribe(cache, left, formulas);
    this.press = new Press(left);
  }

  /** The workshop of what is built into a folder of the book. */
  within(folder: string): Workshop {
    const left = (this.left.inner as Readonly<Record<string, Entries>> | undefined)?.[folder] ?? {};
    const workshop = this.inner.get(folder) ?? new Workshop(this.cache, left, this.formulas);
    this.inner.set(folder, workshop);
    this.current.add(folder);
    return workshop;
  }

  /** Forgets what was not asked for since the last call. */
  sweep(): void {
    this.scribe.sweep();
    this.press.sweep();
    for (const [folder, workshop] of this.inner) {
      if (this.current.has(folder)) workshop.sweep();
      else this.inner.delete(folder);
    }
    this.current = new Set();
  }

  /** What the next build needs to know, with the digests of the texts in the cache that it needs. */
  entries(): { readonly entries: Entries; readonly needed: readonly string[] } {
    const chapters = this.scribe.entries();
    const inner = [...this.inner].map(([folder, workshop]) => [folder, workshop.entries()] as const);
    return {
      entries: {
        chapters,
        pages: this.press.entries(),
        inner: Object.fromEntries(inner.map(([folder, { entries }]) => [folder, entries])),
      },
      needed: [
        ...chapters.flatMap(([, { stored, searched }]) => [stored, searched]),
        ...inner.flatMap(([, { needed }]) => needed),
      ],
    };
  }
}
