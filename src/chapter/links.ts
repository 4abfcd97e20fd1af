import type { Definition, Image, Link, Root } from "mdast";
import { visit } from "unist-util-visit";
import { resolveReferences, type Target } from "../directives/index.ts";
import { problemAt, type Report, type Source } from "../problem/index.ts";
import { type Destinations, follow } from "./destinations.ts";
import { addressesIn } from "./raw-html.ts";
import type { PageRecord } from "./record.ts";

/** Every id in a resolved tree, those in an author's own HTML included. */
export function anchorsIn(tree: Root): string[] {
  const anchors: string[] = [];
  visit(tree, (node) => {
    const id = node.data?.hProperties?.id;
    if (id !== undefined && id !== null) anchors.push(String(id));
    if (node.type !== "html") return;
    for (const match of node.value.matchAll(/\s(?:id|name)\s*=\s*["']?([^\s"'>]+)/g))
      anchors.push(match[1] ?? "");
  });
  return anchors;
}

/** A chapter on its way to its page. */
interface Linked {
  readonly tree: Root;
  readonly source: Source;
  readonly record: PageRecord;
  /** The files in it, by their name in problems: their path from the book's folder. */
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Gives every reference, link and image in a tree its address, in place, in the author's own HTML too. What
 * leads nowhere is reported. The files of the book that the page shows or links to are given back.
 */
export function linkPage(chapter: Linked, destinations: Destinations, report: Report): string[] {
  const { tree, source, record } = chapter;
  resolveReferences(tree, source, targetsOf(record, destinations.pages), report);
  const assets = new Set<string>();
  const go = (url: string, isLink: boolean, start: number): string => {
    const from = chapter.paths.get(source.place(start).file) ?? record.path;
    const way = follow({ url, isLink, from, page: record }, destinations);
    if (way.asset !== undefined) assets.add(way.asset);
    if (way.wrong) {
      const { code, ...finding } = way.wrong;
      report(problemAt(source, { start, end: start + url.length }, code, finding));
    }
    return way.url;
  };
  visit(tree, ["link", "definition", "image"], (node) => {
    const link = node as Link | Definition | Image;
    link.url = go(link.url, link.type !== "image", startOf(link, source));
  });
  visit(tree, "html", (node) => {
    const start = node.position?.start.offset;
    if (start === undefined) return;
    let moved = 0;
    for (const { url, isLink, start: at, end } of addressesIn(node.value)) {
      const written = go(url, isLink, start + at);
      if (written === url) continue;
      node.value = node.value.slice(0, at + moved) + written + node.value.slice(end + moved);
      moved += written.length - url.length;
    }
  });
  return [...assets];
}

/** What references lead to, as seen from a page. */
function targetsOf(record: PageRecord, pages: readonly PageRecord[]): Map<string, Target[]> {
  const root = "../".repeat(record.slug.split("/").length - 1);
  const targets = new Map<string, Target[]>();
  for (const page of pages) {
    const address = page.slug === record.slug ? "" : `${root}${encodeURI(page.slug)}.html`;
    for (const { id, text } of page.labels) {
      const target = { id, text, file: page.file, href: `${address}#${encodeURIComponent(id)}` };
      targets.set(id, [...(targets.get(id) ?? []), target]);
    }
  }
  return targets;
}

/** Where an address stands; the beginning of the whole where it is written in another way. */
function startOf(node: Link | Definition | Image, source: Source): number {
  const from = node.position?.start.offset ?? 0;
  const raw = source.text.slice(from, node.position?.end.offset);
  return from + Math.max(0, raw.lastIndexOf(node.url));
}
