import GithubSlugger, { slug } from "github-slugger";
import type { Heading, Nodes, Root } from "mdast";
import { toString as toPlainText } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { idAtEnd, type Labels, plainWords, referencesIn } from "../directives/index.ts";
import {
  type Excerpt,
  excerpt,
  type Problem,
  problemAt,
  type Report,
  type Source,
} from "../problem/index.ts";

/** A heading as contents and links know it. */
export interface HeadingEntry {
  readonly id: string;
  readonly title: string;
  /** 1 for the chapter's title, 2 for its sections, and so on. */
  readonly depth: number;
}

/**
 * Gives every heading its id: the one that the author wrote behind it as `{#id}`, else one made of its
 * source text that no other heading has. To be called before directives are resolved, so that an id never
 * depends on a computed value and a link outlives a change of parameters. One without words is reported.
 */
export function identifyHeadings(tree: Root, source: Source, labels: Labels, report: Report): void {
  const slugger = new GithubSlugger();
  const others: Heading[] = [];
  visit(tree, "heading", (heading) => {
    const given = takeGivenId(heading, source);
    if (!heading.children.some(speaks)) report(wordless(heading, source));
    if (given) labels.take(given);
    if (given) identify(heading, given.text);
    else others.push(heading);
  });
  for (const heading of others) {
    const text = wordsOf(heading);
    // Of signs alone no id is left.
    const words = slug(text) === "" ? "section" : text;
    let id = slugger.slug(words);
    while (labels.has(id)) id = slugger.slug(words);
    labels.take({ text: id, source, offset: () => heading.position?.start.offset ?? 0 });
    identify(heading, id);
  }
}

/** Words without raw HTML. */
const wordsOf = (node: Nodes) => toPlainText(node, { includeHtml: false }).replace(/\s+/g, " ").trim();

/** Whether a part of a heading has words, or is a directive, which says itself where it has none. */
const speaks = (node: Nodes) => node.type === "textDirective" || wordsOf(node) !== "";

function wordless({ position }: Heading, source: Source): Problem {
  const finding = { found: "a heading without words", expected: "words behind the #" };
  const span = { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
  return problemAt(source, span, "missing-label", finding);
}

function identify(heading: Heading, id: string): void {
  heading.data = { ...heading.data, hProperties: { id } };
}

/** The id that ends a heading in its source, and where the list that it stands in begins there. */
export function givenId(heading: Heading, source: Source): { start: number; id: Excerpt } | undefined {
  const start = heading.children[0]?.position?.start.offset;
  const end = heading.children.at(-1)?.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  const given = idAtEnd(excerpt(source, source.text.slice(start, end), start));
  return given && { start: start + given.start, id: given.id };
}

/** The id that ends a heading, which it stands in no longer. */
function takeGivenId(heading: Heading, source: Source): Excerpt | undefined {
  const given = givenId(heading, source);
  if (!given) return undefined;
  const isBefore = (node: Nodes) => (node.position?.start.offset ?? 0) <= given.start;
  heading.children = heading.children.filter(isBefore);
  const last = heading.children.at(-1);
  if (last?.type === "text") last.value = last.value.replace(/\s*\{[^{}]*\}?\s*$/, "");
  return given.id;
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
    const title = plainWords(heading.children).replace(/\s+/g, " ").trim();
    entries.push({ id: own, title, depth: heading.depth });
  });
  return entries;
}
