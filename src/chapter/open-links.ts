import type { Data, Definition, Html, Image, Link, Nodes, Root, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { positionAt } from "../directives/index.ts";
import { leadsAway } from "./destinations.ts";
import { addressesIn } from "./raw-html.ts";

/** Gives an open place in a page's body: of a link's address, or of a reference's words. */
export type OpenLink = (place: { readonly address: number } | { readonly words: number }) => string;

/** A link, or an image, by itself; `data` has the file that it is written in, by its path from the book's folder. */
export type LooseLink = (Link | Definition | Image) & { readonly data: Data & { readonly from: string } };

/**
 * Takes the links, images and references out of a tree, as a small tree of themselves alone that
 * `linkPage` works on later, and leaves open places in it instead. Plain data. `fileAt` tells the file that stands
 * at an offset.
 */
export function openLinks(tree: Root, fileAt: (offset: number) => string, open: OpenLink): Root {
  const links: RootContent[] = [];
  const add = (node: Link | Definition | Image) => {
    const from = fileAt(node.position?.start.offset ?? 0);
    return links.push({ ...node, data: { from } } as LooseLink) - 1;
  };
  visit(tree, (node: Nodes) => {
    if (node.data && "reference" in node.data) {
      const copy = {
        ...node,
        data: { ...node.data, hProperties: { ...node.data.hProperties } },
        children: [],
      };
      const index = links.push(copy as unknown as RootContent) - 1;
      node.data.hProperties = { ...node.data.hProperties, href: open({ address: index }) };
      Object.assign(node, { children: [{ type: "text", value: open({ words: index }) }] });
    } else if (node.type === "link" || node.type === "definition" || node.type === "image") {
      if (leadsAway(node.url)) return;
      const { type, url, position } = node;
      node.url = open({ address: add({ type, url, position, children: [] } as unknown as Link) });
    } else if (node.type === "html") {
      node.value = opened(node, (link) => open({ address: add(link) }));
    }
  });
  return { type: "root", children: links };
}

/** A piece of an author's HTML with open places for its addresses. */
function opened({ value, position }: Html, open: (link: Link | Image) => string): string {
  let result = "";
  let rest = 0;
  for (const { url, isLink, start, end } of addressesIn(value)) {
    if (leadsAway(url)) continue;
    const from = position?.start.offset ?? 0;
    const place = positionAt({ start: from + start, end: from + end });
    const link = isLink
      ? ({ type: "link", url, position: place, children: [] } as const)
      : ({ type: "image", url, position: place } as const);
    result += value.slice(rest, start) + open({ ...link } as Link | Image);
    rest = end;
  }
  return result + value.slice(rest);
}

/** Whether other pages decide on words of a chapter with such a tree, which its references are. */
export const waitsForWords = (links: Root): boolean =>
  links.children.some(({ data }) => data !== undefined && "reference" in data);

/** Where a link or reference of such a tree leads, and how a reference reads, once its page is linked. */
export function linkOf(links: Root, index: number): { readonly address: string; readonly words: string } {
  const node = links.children[index];
  if (!node) throw new RangeError("no such link");
  if ("url" in node) return { address: node.url, words: "" };
  const [words] = "children" in node ? node.children : [];
  return {
    address: String(node.data?.hProperties?.href),
    words: words?.type === "text" ? words.value : "",
  };
}
