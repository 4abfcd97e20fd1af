import GithubSlugger from "github-slugger";
import type { Heading, Nodes, Root } from "mdast";
import { toString as toPlainText } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { type Labels, referencesIn } from "../directives/index.ts";
import { withoutMarks } from "../equations/index.ts";
import { type Excerpt, problemAt, type Report, type Source } from "../problem/index.ts";
import { plainTex } from "./plain.ts";

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
 * source text that no other heading has. To be called before directives are resolved, so that an id never
 * depends on a computed value and a link outlives a change of parameters.
 */
export function identifyHeadings(tree: Root, source: Source, labels: Labels): void {
  const slugger = new GithubSlugger();
  const others: Heading[] = [];
  visit(tree, "heading", (heading) => {
    const given = takeGivenId(heading, source);
    if (given) labels.take(given);
    if (given) identify(heading, given.text);
    else others.push(heading);
  });
  for (const heading of others) {
    const words = toPlainText(heading);
    let id = slugger.slug(words);
    while (labels.has(id)) id = slugger.slug(words);
    labels.take({ text: id, source, offset: () => heading.position?.start.offset ?? 0 });
    identify(heading, id);
  }
}

function identify(heading: Heading, id: string): void {
  heading.data = { ...heading.data, hProperties: { id } };
}

function takeGivenId(heading: Heading, source: Source): Excerpt | undefined {
  const last = heading.children.at(-1);
  const match = last?.type === "text" ? GIVEN_ID.exec(last.value) : null;
  if (!match || last?.type !== "text") return undefined;
  last.value = last.value.slice(0, match.index);
  const start = source.text.lastIndexOf("{#", heading.position?.end.offset) + 2;
  return { text: match[1] ?? "", source, offset: (index) => start + index };
}

/**
 * The headings with their titles as a reader sees them, directives resolved. A reference in a heading is
 * reported: a title that hangs on another page's number could not stand in the contents.
 */
export function listHeadings(tree: Root, source: Source, report: Report): HeadingEntry[] {
  const entries: HeadingEntry[] = [];
  visit(tree, "heading", (heading) => {
    for (const { id, start } of referencesIn(heading)) {
      const finding = { found: "a reference in a heading", expected: "it in the text below" };
      report(problemAt(source, { start, end: start + id.length }, "bad-reference", finding));
    }
    const own = String(heading.data?.hProperties?.id ?? "");
    entries.push({ id: own, title: titleOf(heading), depth: heading.depth });
  });
  return entries;
}

/** A heading's text, its formulas in plain text. */
function titleOf(node: Nodes): string {
  if (node.type === "inlineMath") return plainTex(withoutMarks(node.value));
  return "children" in node ? node.children.map(titleOf).join("") : toPlainText(node);
}
