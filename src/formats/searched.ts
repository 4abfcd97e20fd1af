import { type Body, escaped, type Fill } from "./body.ts";
import { formulasAsTex } from "./formula.ts";
import { texOf } from "./formulas.ts";

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
    if (typeof piece === "string") return formulasAsTex(piece);
    const fill = fills[piece] as Fill;
    if ("words" in fill) return open.push(fill) - 1;
    return "formula" in fill ? escaped(texOf(fill.formula)) : "";
  });
  return { pieces: kept, fills: open };
}
