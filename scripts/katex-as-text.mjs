/**
 * What stands in the program where rehype-katex reads KaTeX's HTML into a tree, only for rehype-stringify to write it
 * again, which takes longer than setting the formula: the HTML stays text, as rehype-stringify would have written it.
 */

/** @type {Readonly<Record<string, string>>} */
const SIGNS = { "&lt;": "&#x3C;", "&amp;": "&#x26;", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

/**
 * KaTeX's HTML as a tree that holds it as one text. In the attributes that KaTeX writes no sign is written otherwise.
 * @param {string} html
 */
export function fromHtmlIsomorphic(html) {
  const value = html.replace(/<(\w+)([^<>]*?)(\/?)>|&#?\w+;/g, (found, name, rest, closed) => {
    if (name === undefined) return SIGNS[found] ?? found;
    return closed ? `<${name}${rest}></${name}>` : found;
  });
  return { type: "root", children: [{ type: "raw", value }] };
}
