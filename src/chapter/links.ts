import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { resolveReferences, type Target, type Targets } from "../directives/index.ts";
import { problemAt, type Report, type Source } from "../problem/index.ts";
import { type Destinations, follow } from "./destinations.ts";
import { type Carrier, directoryOf } from "./directory.ts";
import type { LooseLink } from "./open-links.ts";
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

/** The links, images and references of a chapter, on their way to its page. */
interface Linked {
  readonly tree: Root;
  readonly record: PageRecord;
  /** Its text with all includes, which only a problem asks for. */
  readonly source: () => Source;
}

/**
 * Gives every reference, link and image in a tree its address, in place: `other.md#id` as authors write it
 * becomes `other.html#id`. What leads nowhere is reported. The files of the book that the page shows or
 * links to are given back.
 */
export function linkPage(chapter: Linked, destinations: Destinations, report: Report): string[] {
  const { tree, source, record } = chapter;
  resolveReferences(tree, { file: record.file, source }, targetsFrom(record, destinations.pages), report);
  const assets = new Set<string>();
  visit(tree, ["link", "definition", "image"], (node) => {
    const link = node as LooseLink;
    const {
      url,
      data: { from },
    } = link;
    const way = follow({ url, isLink: link.type !== "image", from, page: record }, destinations);
    link.url = way.url;
    if (way.asset !== undefined) assets.add(way.asset);
    if (!way.wrong) return;
    const { code, ...finding } = way.wrong;
    const start = startOf(url, link, source());
    report(problemAt(source(), { start, end: start + url.length }, code, finding));
  });
  return [...assets];
}

/** What references lead to, as seen from a page. */
function targetsFrom(record: PageRecord, pages: readonly PageRecord[]): Targets {
  const root = "../".repeat(record.slug.split("/").length - 1);
  const { carriers } = directoryOf(pages);
  const targetOf = ({ page, label: { id, text } }: Carrier): Target => {
    const address = page.slug === record.slug ? "" : `${root}${encodeURI(page.slug)}.html`;
    return { id, text, file: page.file, href: `${address}#${encodeURIComponent(id)}` };
  };
  return { get: (id) => carriers.get(id)?.map(targetOf), keys: () => carriers.keys() };
}

/** Where an address stands; the beginning of the whole where it is written in another way. */
function startOf(url: string, node: LooseLink, source: Source): number {
  const from = node.position?.start.offset ?? 0;
  if (url === "") return from;
  const raw = source.text.slice(from, node.position?.end.offset);
  return from + Math.max(0, raw.lastIndexOf(url));
}
