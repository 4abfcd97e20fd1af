import { type Excerpt, type Problem, problemAt, type Source, trimmed } from "../problem/index.ts";
import { fillTex } from "./interpolate.ts";
import { provenFormula, quantitiesInTex } from "./ledger.ts";
import type { WordsContext } from "./literals.ts";
import type { InlineMath, Math as MathBlock, RootContent } from "./mdast.ts";
import { offsets } from "./read.ts";

/**
 * An author's formula with its numbers in place, which knows where they are proved. The k-th `\value` in it
 * is the k-th in the source. @throws Mistake for a quantity that cannot be computed.
 */
export function filledFormula(
  typed: Excerpt,
  context: WordsContext,
  build: (tex: Excerpt) => RootContent,
): RootContent {
  const formula = build(trimmed(fillTex(typed, context)));
  return provenFormula(formula, context.scope, quantitiesInTex(typed));
}

/** The formula is written with two dollars or more. */
export function isDisplay(node: InlineMath, source: Source): boolean {
  return source.text.startsWith("$$", offsets(node)[0]);
}

/** A display formula that its author has not closed, as far as a reader would say so. */
export function openDisplay(node: MathBlock, source: Source): Problem | undefined {
  const [start, end] = offsets(node);
  const inner = source.text.slice(start, end).replace(/^\$+[ \t]*/, "");
  if (/\$\$[ \t]*$/.test(inner) && !node.value.includes("$$")) return undefined;
  return problemAt(source, { start, end: start + 2 }, "unclosed-fence", {
    found: "a display formula whose closing $$ does not stand alone on a line",
    expected: "$$ on a line of its own, or opening and closing $$ beside the formula",
  });
}
