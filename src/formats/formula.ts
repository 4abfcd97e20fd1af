import katex from "katex";

/** A formula in a line as HTML, its TeX in the annotation. @throws ParseError for TeX that KaTeX cannot set. */
export function formulaHtml(tex: string): string {
  return katex.renderToString(tex, { strict: false, output: "htmlAndMathml" });
}
