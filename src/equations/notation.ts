import katex from "katex";
import type { Model } from "../model/index.ts";
import { type Excerpt, type Problem, problemAt } from "../problem/index.ts";
import { settable } from "./settable.ts";

/** What KaTeX finds wrong with the TeX that a model gives for names, which all of its formulas are made of. */
export function notationProblems({ typedTex }: Model): Problem[] {
  return [...typedTex.values()].flatMap((typed) => {
    try {
      // Between braces, so that it holds together wherever it stands.
      katex.renderToString(`{${typed.text}}`, settable);
      return [];
    } catch (error) {
      if (!(error instanceof katex.ParseError)) throw error;
      return [problemIn(typed, error)];
    }
  });
}

function problemIn(typed: Excerpt, { position = 1, length = 1, rawMessage }: katex.ParseError): Problem {
  const last = Math.max(0, typed.text.length - 1);
  const index = Math.min(Math.max(0, position - 1), last);
  const span = {
    start: typed.offset(index),
    end: typed.offset(Math.min(index + Math.max(1, length) - 1, last)) + 1,
  };
  const finding = { found: rawMessage, expected: "TeX such as \\hat{y}" };
  return problemAt(typed.source, span, "bad-tex", finding);
}
