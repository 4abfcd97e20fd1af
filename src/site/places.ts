import type { Chapter } from "../chapter/index.ts";
import { pageAddress } from "./addresses.ts";

/** A place in the book that names a quantity, by its address from the book's root. */
export interface Place {
  readonly url: string;
  readonly chapter: string;
  readonly section: string | undefined;
  /** Whether it is in a chapter and not in front of the first one. */
  readonly isNumbered: boolean;
}

/** Where the chapters name the models' quantities, put together from what each chapter recorded. */
export class Places {
  private readonly places = new Map<string, Place[]>();

  constructor(chapters: readonly Pick<Chapter, "slug" | "title" | "uses">[], numbered: ReadonlySet<string>) {
    for (const { slug, title, uses } of chapters) {
      for (const { model, quantity, section } of uses) {
        const list = this.places.get(keyOf(model, quantity)) ?? [];
        this.places.set(keyOf(model, quantity), list);
        const url = `${pageAddress(slug)}${section ? `#${section.id}` : ""}`;
        list.push({ url, chapter: title, section: section?.title, isNumbered: numbered.has(slug) });
      }
    }
  }

  /** All of it, as plain data. */
  get list(): readonly unknown[] {
    return [...this.places];
  }

  /** The places of a quantity in the book's order. */
  of(model: string, quantity: string): readonly Place[] {
    return this.places.get(keyOf(model, quantity)) ?? [];
  }

  /** The first of them in a chapter, or else in front of the chapters. */
  first(model: string, quantity: string): Place | undefined {
    const all = this.of(model, quantity);
    return all.find(({ isNumbered }) => isNumbered) ?? all[0];
  }
}

const keyOf = (model: string, quantity: string) => JSON.stringify([model, quantity]);
