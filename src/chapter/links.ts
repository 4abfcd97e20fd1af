import type { Definition, Link, Root } from "mdast";
import { visit } from "unist-util-visit";
import { type Label, resolveReferences, type Target } from "../directives/index.ts";
import { nearest, problemAt, type Report, type Source } from "../problem/index.ts";

/** What the rest of a book knows of one page for the links that lead to it; small, plain data. */
export interface PageRecord {
  /** The chapter's file, as the author knows it. */
  readonly file: string;
  /** The chapter's file from the book's folder. */
  readonly path: string;
  /** The page's address from the book's root, without `.html`. */
  readonly slug: string;
  /** What references can lead to: headings, and what carries `{#id}`. */
  readonly labels: readonly Label[];
  /** Every id on the page that a link can lead to. */
  readonly anchors: readonly string[];
  /** The files that it takes in, from the book's folder. */
  readonly includes: readonly string[];
}

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

/**
 * Gives every reference and every link between chapters in a tree its address, in place: `other.md#id`
 * as authors write it becomes `other.html#id`. What leads nowhere is reported.
 */
export function linkPage(
  { tree, source, record }: { tree: Root; source: Source; record: PageRecord },
  pages: readonly PageRecord[],
  report: Report,
): void {
  const root = "../".repeat(record.slug.split("/").length - 1);
  const { carriers } = directoryOf(pages);
  const targetOf = ({ page, label: { id, text } }: Carrier): Target => {
    const address = page.slug === record.slug ? "" : `${root}${encodeURI(page.slug)}.html`;
    return { id, text, file: page.file, href: `${address}#${encodeURIComponent(id)}` };
  };
  const targets = { get: (id: string) => carriers.get(id)?.map(targetOf), keys: () => carriers.keys() };
  resolveReferences(tree, source, targets, report);
  visit(tree, ["link", "definition"], (node) => {
    followLink(node as Link | Definition, { source, record, root, pages, report });
  });
}

/** Something with an id, and the page that it is on. */
interface Carrier {
  readonly page: PageRecord;
  readonly label: Label;
}

/** The pages of a book by what links name. */
interface Directory {
  readonly carriers: ReadonlyMap<string, readonly Carrier[]>;
  /** By the chapter's file, and by the page's. */
  readonly pages: ReadonlyMap<string, PageRecord>;
}

const directories = new WeakMap<readonly PageRecord[], Directory>();

/** The directory of a book's pages, made once for all links of the book. */
function directoryOf(pages: readonly PageRecord[]): Directory {
  const known = directories.get(pages);
  if (known) return known;
  const carriers = new Map<string, Carrier[]>();
  for (const page of pages) {
    for (const label of page.labels) {
      const list = carriers.get(label.id);
      if (list) list.push({ page, label });
      else carriers.set(label.id, [{ page, label }]);
    }
  }
  const byName = pages.flatMap((page) => [[page.path, page] as const, [`${page.slug}.html`, page] as const]);
  const directory = { carriers, pages: new Map(byName.reverse()) };
  directories.set(pages, directory);
  return directory;
}

interface LinkContext {
  readonly source: Source;
  readonly record: PageRecord;
  readonly root: string;
  readonly pages: readonly PageRecord[];
  readonly report: Report;
}

/** Checks one link of the author's and gives it the address of the page. */
function followLink(node: Link | Definition, { source, record, root, pages, report }: LinkContext): void {
  const [, path = "", hash] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(node.url) ?? [];
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(path)) return;
  const inside = pathInBook(path, record.path);
  if (inside === undefined || (path !== "" && !/\.(md|html)$/.test(inside))) return;
  const from = node.position?.start.offset ?? 0;
  const raw = source.text.slice(from, node.position?.end.offset);
  const start = from + Math.max(0, raw.lastIndexOf(node.url));
  const wrong = (found: string, suggestion: string | undefined) =>
    report(
      problemAt(source, { start, end: start + node.url.length }, "bad-reference", { found, suggestion }),
    );
  const page = path === "" ? record : directoryOf(pages).pages.get(inside);
  if (!page) {
    const names = pages.map((one) => (inside.endsWith(".md") ? one.path : `${one.slug}.html`));
    const isAsset = /^(images|assets)\//.test(inside);
    if (!isAsset) wrong(`a link to "${path}", which is no page of the book`, nearest(inside, names));
    return;
  }
  const id = hash === undefined || hash === "" ? undefined : decode(hash);
  if (id !== undefined && !page.anchors.includes(id)) {
    wrong(`a link to "#${id}", which ${page.file} does not have`, nearest(id, page.anchors));
  }
  if (path !== "") node.url = `${root}${encodeURI(page.slug)}.html${node.url.slice(path.length)}`;
}

/** The file that a link in a chapter leads to, from the book's folder; undefined outside of the book. */
function pathInBook(path: string, chapter: string): string | undefined {
  const { pathname } = new URL(path, `file:///book/${encodeURI(chapter)}`);
  return pathname.startsWith("/book/") ? decode(pathname.slice("/book/".length)) : undefined;
}

/** An address as its author reads it; one that cannot be decoded stays as it is. */
function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
