import { nearest, type ProblemCode } from "../problem/index.ts";
import { directoryOf } from "./directory.ts";
import { type BookFiles, pathFrom, pathTo, slugOf } from "./files.ts";
import type { PageRecord } from "./record.ts";

/** All that a link or an image of a book can lead to. */
export interface Destinations {
  readonly pages: readonly PageRecord[];
  /** Chapters that are left out as drafts. */
  readonly drafts: readonly Pick<PageRecord, "path" | "slug">[];
  /** Whether the built book has a file beside the pages and the book's own files, by its path there. */
  readonly built: (path: string) => boolean;
  readonly files: BookFiles;
  /**
   * In a book that stands in another one: the file of the built books at a path that leads out of this one, all from
   * this one's root. Undefined in a book that stands alone, whose surroundings nobody knows.
   */
  readonly beyond?: ((path: string) => string | undefined) | undefined;
}

/** Where an address leads: what stands in its place on the page, or what is wrong with it. */
export interface Way {
  readonly url: string;
  /** A file of the book that has to be copied. */
  readonly asset?: string;
  readonly wrong?: {
    readonly code: ProblemCode;
    readonly found: string;
    readonly suggestion: string | undefined;
  };
}

/** An address as an author writes it, in the file `from`, for the page `page`; all paths from the book's folder. */
export interface Address {
  readonly url: string;
  /** A link is followed; anything else is shown on the page, so that it must be a file of the book. */
  readonly isLink: boolean;
  readonly from: string;
  readonly page: Pick<PageRecord, "path" | "slug" | "anchors" | "file">;
}

/**
 * Follows an address inside of a book: `other.md#id` becomes `other.html#id`. One that leads out of the
 * book, to another site or to another place of its own, stays as it is, unseen.
 */
export function follow(address: Address, destinations: Destinations): Way {
  const { url, from, page, isLink } = address;
  const [, path = "", query = "", hash] = /^([^#?]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  if (url === "")
    return wrong(address, "bad-reference", `${isLink ? "a link" : "an image"} without an address`);
  if (leadsAway(url)) return { url };
  const ofMachine = /^(?:file:|[a-z]:)/i.test(url);
  if (ofMachine) return wrong(address, "bad-reference", `the address "${url}", which only one machine has`);
  if (path.startsWith("/")) return fromHost(address, path, destinations);
  if (path === "") return toPage(address, page, url, hash);
  const inside = pathFrom(from, decode(path)) + (/(^|\/)\.{0,2}$/.test(path) ? "/index.html" : "");
  const target = inside.replace(/^\//, "");
  if (isLink && target.startsWith("..")) return beyond(address, path, target, destinations);
  const tail = query + (hash === undefined ? "" : `#${hash}`);
  const there = (file: string) =>
    pathTo(`${page.slug}.html`, file).split("/").map(encodeURIComponent).join("/") + tail;
  const goal = directoryOf(destinations.pages).pages.get(target);
  if (goal && isLink) return toPage(address, goal, there(`${goal.slug}.html`), hash);
  if (destinations.built(target)) return { url: there(target) };
  const isText = /\.(md|html)$/.test(target);
  const isDraft = destinations.drafts.some((one) => one.path === target || `${one.slug}.html` === target);
  if (!target.startsWith("..") && !target.endsWith(".md") && destinations.files.has(target)) {
    return { url: there(target), asset: target };
  }
  const what = isLink ? "a link to" : "the file";
  if (isDraft) return wrong(address, "bad-reference", `${what} "${path}", which is a draft`, undefined);
  if (isText && isLink) {
    const names = destinations.pages.map((one) => (target.endsWith(".md") ? one.path : `${one.slug}.html`));
    const pages = [target.replace(/md$/, "html"), `${slugOf(target)}.html`];
    const near = pages.find(destinations.built) ?? nearest(target, names);
    return wrong(
      address,
      "bad-reference",
      `${what} "${path}", which is no page of the book`,
      near && pathTo(from, near),
    );
  }
  const near = target.startsWith("..") ? undefined : destinations.files.nearest(target);
  const lack = target.startsWith("..") ? "which lies outside of the book's folder" : "which is not there";
  return wrong(address, "missing-file", `${what} "${path}", ${lack}`, near && pathTo(from, near));
}

function toPage(address: Address, page: Address["page"], url: string, hash: string | undefined): Way {
  const id = hash === undefined || hash === "" ? undefined : decode(hash);
  if (id === undefined || page.anchors.includes(id)) return { url };
  const found = `a link to "#${id}", which ${page.file} does not have`;
  return wrong(address, "bad-reference", found, nearest(id, page.anchors));
}

/** What leads to another site, which no page of the book decides about; one letter is a drive of one machine. */
export const leadsAway = (url: string) => /^(?!file:)[a-z][a-z0-9+.-]+:/i.test(url);

/** An address from the root of the host, where a book need not lie, and no Markdown does. */
function fromHost(address: Address, path: string, { files }: Destinations): Way {
  const { url, from, isLink } = address;
  const inside = decode(path).replace(/^\/+/, "");
  const isFile = files.has(inside);
  if (path.startsWith("//") || (!isFile && !inside.endsWith(".md"))) return { url };
  const found = `${isLink ? "a link to" : "the file"} "${path}", from the root of the host, where no file of the book need be`;
  return wrong(address, "bad-reference", found, isFile ? pathTo(from, inside) : undefined);
}

/** A link out of the book, to what may lie beside it; there, no Markdown does. */
function beyond(address: Address, path: string, target: string, destinations: Destinations): Way {
  const { url, from } = address;
  const there = destinations.beyond?.(target);
  if (there === target || (!destinations.beyond && !path.endsWith(".md"))) return { url };
  const where = path.endsWith(".md") ? "lies outside of the book's folder" : "is no page of the book around";
  const near = destinations.beyond ? there : `${slugOf(target)}.html`;
  return wrong(address, "bad-reference", `a link to "${path}", which ${where}`, near && pathTo(from, near));
}

const wrong = ({ url }: Address, code: ProblemCode, found: string, suggestion?: string | undefined): Way => ({
  url,
  wrong: { code, found, suggestion },
});

/** An address as its author reads it; one that cannot be decoded stays as it is. */
function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
