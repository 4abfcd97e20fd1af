import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";

/** An address in a piece of HTML, with the span of it in the piece. */
export interface HtmlAddress {
  readonly url: string;
  readonly isLink: boolean;
  readonly start: number;
  readonly end: number;
}

/** The attributes that hold an address, by their names as hast has them. */
const ATTRIBUTES = ["href", "src", "srcSet", "poster"];

/** The addresses in a piece of an author's HTML: of links, and of what is shown in the page. */
export function addressesIn(html: string): HtmlAddress[] {
  if (!/\b(href|src|srcset|poster)\s*=/i.test(html)) return [];
  const found: HtmlAddress[] = [];
  const tree: Nodes = fromHtml(html, { fragment: true, verbose: true });
  visit(tree, "element", (node) => {
    const places =
      (node.data?.position as { properties?: Record<string, Span> } | undefined)?.properties ?? {};
    for (const name of ATTRIBUTES) {
      const [start, end] = [places[name]?.start.offset, places[name]?.end.offset];
      if (start === undefined || end === undefined) continue;
      const isLink = name === "href" && node.tagName !== "link";
      const raw = html.slice(start, end);
      const open = /^[^=]*=\s*["']?/.exec(raw)?.[0].length ?? raw.length;
      const value = raw.slice(open).replace(/["']$/, "");
      found.push(
        ...(name === "srcSet" ? candidates(value) : [{ url: value.trim(), index: 0 }]).map(
          ({ url, index }) => ({
            url,
            isLink,
            start: start + open + index,
            end: start + open + index + url.length,
          }),
        ),
      );
    }
  });
  return found.sort((a, b) => a.start - b.start);
}

interface Span {
  readonly start: { readonly offset?: number };
  readonly end: { readonly offset?: number };
}

/** The addresses of a `srcset`: `a.png 1x, b.png 2x`. */
function candidates(value: string): { url: string; index: number }[] {
  return [...value.matchAll(/(?:^|,)\s*([^\s,]+)/g)].map((match) => {
    const url = match[1] ?? "";
    return { url, index: match.index + match[0].length - url.length };
  });
}
