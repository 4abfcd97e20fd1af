import katex from "katex";
import { quietly, settable } from "../equations/index.ts";

/** A formula in a line as HTML, its TeX in the annotation. @throws ParseError for TeX that KaTeX cannot set. */
export function formulaHtml(tex: string): string {
  return quietly(() => katex.renderToString(tex, { ...settable, output: "htmlAndMathml" }));
}

/** A page's HTML with the TeX of every formula in the place of the formula, as text. */
export function formulasAsTex(html: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const match of html.matchAll(/<span class="katex">.*?<annotation [^>]*>([^<]*)/gs)) {
    pieces.push(html.slice(end, match.index), match[1] ?? "");
    end = endOfSpan(html, match.index);
  }
  return pieces.join("") + html.slice(end);
}

/** Where the span ends that begins at an index. */
function endOfSpan(html: string, start: number): number {
  const tags = /<(\/?)span\b[^>]*>/g;
  tags.lastIndex = start;
  for (let depth = 0, tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  return html.length;
}
