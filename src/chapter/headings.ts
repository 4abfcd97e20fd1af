import GithubSlugger from "github-slugger";
import type { Heading, Root } from "mdast";
import { toString as toPlainText } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { problemAt, type Report, type Source } from "../problem/index.ts";

/** A heading as contents and links know it. */
export interface HeadingEntry {
  readonly id: string;
  readonly title: string;
  /** 1 for the chapter's title, 2 for its sections, and so on. */
  readonly depth: number;
}

const GIVEN_ID = /\s*\{#([^\s{}]+)\}\s*$/;

/**
 * Gives every heading its id: the one that the author wrote behind it as `{#id}`, else one made of its
 * source text. To be called before directives are resolved, so that an id never depends on a computed
 * value and a link outlives a change of parameters.
 */
export function identifyHeadings(tree: Root, source: Source, report: Report): void {
  const slugger = new GithubSlugger();
  const taken = new Set<string>();
  visit(tree, "heading", (heading) => {
    const given = takeGivenId(heading);
    const id = given ?? slugger.slug(toPlainText(heading));
    if (given !== undefined && taken.has(given)) {
      const start = heading.position?.start.offset ?? 0;
      report(
        problemAt(source, { start, end: start }, "duplicate-name", { found: `a second heading {#${given}}` }),
      );
    }
    taken.add(id);
    heading.data = { ...heading.data, hProperties: { id } };
  });
}

function takeGivenId(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  const match = last?.type === "text" ? GIVEN_ID.exec(last.value) : null;
  if (!match || last?.type !== "text") return undefined;
  last.value = last.value.slice(0, match.index);
  return match[1];
}

/** The headings with their titles as a reader sees them, directives resolved. */
export function listHeadings(tree: Root): HeadingEntry[] {
  const entries: HeadingEntry[] = [];
  visit(tree, "heading", (heading) => {
    const id = String(heading.data?.hProperties?.id ?? "");
    entries.push({ id, title: toPlainText(heading), depth: heading.depth });
  });
  return entries;
}
