import type { Nodes } from "hast";

/** What rehype-stringify writes otherwise than KaTeX does, outside of tags. */
const SIGNS: Readonly<Record<string, string>> = {
  "&lt;": "&#x3C;",
  "&amp;": "&#x26;",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

/**
 * KaTeX's HTML as a tree that holds it as one text, as rehype-stringify would have written it. In the program it stands
 * in the place of what rehype-katex reads HTML with, which takes longer than setting the formula.
 */
export function fromHtmlIsomorphic(html: string): Nodes {
  // Most formulas have neither a sign nor a tag that is closed by itself.
  if (!html.includes("&") && !html.includes("/>"))
    return { type: "root", children: [{ type: "raw", value: html }] };
  const value = html.replace(
    /<(\w+)([^<>]*?)(\/?)>|&#?\w+;/g,
    (found, name: string | undefined, rest: string, closed: string) => {
      if (name === undefined) return SIGNS[found] ?? found;
      return closed ? `<${name}${rest}></${name}>` : found;
    },
  );
  return { type: "root", children: [{ type: "raw", value }] };
}
