import { type Body, escaped, type Fill } from "./body.ts";
import { formulasAsTex } from "./formula.ts";
import { texOf } from "./formulas.ts";

/**
 * Ends of what readers see apart, a figure's title from its words too, which a search takes for one word with the next
 * where no space is between.
 */
const APART = /<\/(?:t[dh]|caption|figcaption|summary|d[dt]|li|p|div|strong(?=><span>))>/g;

/** HTML as a search reads it: of formulas their TeX, and a space behind all that stands apart. */
export const searchedHtml = (html: string) => formulasAsTex(html).replace(APART, "$& ");

const known = new WeakMap<Body, Body>();

/** A body as a search reads it: of formulas their TeX, of links no address; the words of references stay open. */
export function searchedBody(body: Body): Body {
  const searched = known.get(body) ?? asTex(body);
  known.set(body, searched);
  return searched;
}

function asTex({ pieces, fills }: Body): Body {
  const open: Fill[] = [];
  const kept = pieces.map((piece) => {
    if (typeof piece === "string") return searchedHtml(piece);
    const fill = fills[piece] as Fill;
    if ("words" in fill) return open.push(fill) - 1;
    return "formula" in fill ? escaped(texOf(fill.formula)) : "";
  });
  return { pieces: kept, fills: open };
}
