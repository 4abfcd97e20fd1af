import katex from "katex";
import type { Model } from "../model/index.ts";
import { type Excerpt, type Problem, problemAt, type Span, spanOf } from "../problem/index.ts";
import { quietly, settable } from "./settable.ts";

/** What KaTeX finds wrong with the TeX that a model gives for names, which all of its formulas are made of. */
export function notationProblems({ typedTex }: Model): Problem[] {
  return [...typedTex.values()].flatMap((typed) => {
    if (typed.text.trim() === "") {
      const finding = { found: "no TeX for a name", expected: "TeX such as \\hat{y}" };
      return [problemAt(typed.source, spanOf(typed), "bad-tex", finding)];
    }
    try {
      // Alone too: in braces, a comment would take in what stands behind it.
      for (const tex of [typed.text, `{${typed.text}}`]) quietly(() => katex.renderToString(tex, settable));
      return [];
    } catch (error) {
      if (!(error instanceof katex.ParseError)) throw error;
      return [problemIn(typed, error)];
    }
  });
}

function problemIn(typed: Excerpt, error: katex.ParseError): Problem {
  const finding = { found: error.rawMessage, expected: "TeX such as \\hat{y}" };
  return problemAt(typed.source, mistakenIn(typed, error) ?? spanOf(typed), "bad-tex", finding);
}

/** What KaTeX stumbles over in a TeX; undefined where it does not say. */
export function mistakenIn(typed: Excerpt, { position, length = 0 }: katex.ParseError): Span | undefined {
  if (position === undefined) return undefined;
  const first = Math.min(position, typed.text.length);
  const last = Math.min(position + length, typed.text.length) - 1;
  const start = typed.offset(first);
  return { start, end: Math.max(start, last < first ? start : typed.offset(last) + 1) };
}
