import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { Models } from "../directives/index.ts";
import type { Source } from "../problem/index.ts";
import type { HeadingEntry } from "./headings.ts";

/** A section of a chapter that names a quantity of a model. */
export interface QuantityUse {
  readonly model: string;
  readonly quantity: string;
  /** Undefined above the first section. */
  readonly section: HeadingEntry | undefined;
}

/** The quantities that a chapter's directives and formulas name, each once a section, in reading order. */
export function usesIn(
  tree: Root,
  source: Source,
  headings: readonly HeadingEntry[],
  models: Models,
): QuantityUse[] {
  const starts: { readonly start: number; readonly id: string }[] = [];
  visit(tree, "heading", (heading) => {
    const start = heading.position?.start.offset;
    if (start !== undefined && heading.depth > 1)
      starts.push({ start, id: String(heading.data?.hProperties?.id) });
  });
  const uses = new Map<string, QuantityUse>();
  for (const { model, quantity, at } of models.namedIn(source)) {
    const id = starts.findLast(({ start }) => start <= at)?.id;
    const section = headings.find((heading) => heading.id === id);
    const key = JSON.stringify([model, quantity, id]);
    if (!uses.has(key)) uses.set(key, { model, quantity, section });
  }
  return [...uses.values()];
}
