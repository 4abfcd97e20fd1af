import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import katex from "katex";
import { quietly, settable } from "../equations/index.ts";

/** What combines with the letter before it, for the accents that KaTeX sets above one. */
const ACCENTS: Readonly<Record<string, string>> = {
  "^": "\u0302",
  "~": "\u0303",
  ˉ: "\u0304",
  "˙": "\u0307",
  "¨": "\u0308",
  "⃗": "\u20D7",
};

/**
 * A formula as one line of plain text, for titles and lists that hold no formulas: `ŷ=1/2` of `\hat{y}=\frac{1}{2}`.
 * It is read from the MathML that KaTeX makes; TeX that KaTeX cannot set stays as it is.
 */
export function plainTex(tex: string): string {
  const options = { output: "mathml", ...settable, throwOnError: false } as const;
  try {
    return quietly(() =>
      textOf(fromHtml(katex.renderToString(tex, options), { fragment: true })).normalize(),
    );
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return tex;
  }
}

/** The elements of MathML that are more than their parts one behind the other. */
const WRITTEN: Readonly<Record<string, (...parts: string[]) => string>> = {
  annotation: () => "",
  mfrac: (over = "", under = "") => `${bracketed(over)}/${bracketed(under)}`,
  msup: (base = "", above = "") => `${base}^${bracketed(above)}`,
  msub: (base = "", below = "") => `${base}_${bracketed(below)}`,
  msubsup: (base = "", below = "", above = "") => `${base}_${bracketed(below)}^${bracketed(above)}`,
  mover: (base = "", above = "") => base + (ACCENTS[above] ?? above),
  msqrt: (...inner) => `√${bracketed(inner.join(""))}`,
  mspace: () => " ",
};

function textOf(node: Nodes): string {
  if (node.type === "text") return node.value.replaceAll("\u2061", "").replaceAll("\u00A0", " ");
  if (!("children" in node)) return "";
  const parts = node.children.map(textOf);
  const write = node.type === "element" ? WRITTEN[node.tagName] : undefined;
  return write ? write(...parts) : parts.join("");
}

/** One number or one word needs no brackets. */
const bracketed = (text: string) => (/^[\p{L}\p{M}\d]+$/u.test(text) ? text : `(${text})`);
