import { withoutMarks } from "../equations/index.ts";
import { type Excerpt, part, spanOf } from "../problem/index.ts";
import { filledFormula } from "./formulas.ts";
import { fillText } from "./interpolate.ts";
import type { WordsContext } from "./literals.ts";
import type { RootContent } from "./mdast.ts";
import { inlineMath, positionAt, text } from "./nodes.ts";
import { plainTex } from "./plain.ts";

/** A title or caption: as a page shows it, and in plain text for what holds no formulas. */
export interface Caption {
  readonly words: readonly RootContent[];
  readonly plain: string;
}

/** A formula between dollars, as in a chapter's lines. */
const FORMULA = /(?<![\\$])\$(?![\s$])((?:\\.|[^$\\])*?)(?<!\s)\$(?![\d$])/gs;

/**
 * An author's caption with its numbers and formulas in place, else what the build itself says.
 * @throws Mistake for a quantity that cannot be computed.
 */
export function captionOf(input: Excerpt | undefined, otherwise: string, context: WordsContext): Caption {
  if (!input) return { words: [text(otherwise)], plain: otherwise };
  const words: RootContent[] = [];
  let plain = "";
  let rest = 0;
  const say = (end: number) => {
    if (end === rest) return;
    const filled = fillText(part(input, rest, end), context).replaceAll("\\$", "$");
    words.push(text(filled));
    plain += filled;
  };
  for (const match of input.text.matchAll(FORMULA)) {
    say(match.index);
    rest = match.index + match[0].length;
    const formula = filledFormula(part(input, match.index + 1, rest - 1), context, (tex) => {
      plain += plainTex(withoutMarks(tex.text));
      return inlineMath(tex, positionAt(spanOf(tex)));
    });
    words.push(formula);
  }
  say(input.text.length);
  return { words, plain };
}
