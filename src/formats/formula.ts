import { escapeUTF8 } from "entities";
import katex from "katex";
import { isMark, withoutMarks } from "../equations/index.ts";

/**
 * A formula as HTML, in a line or displayed; the TeX in it, for those who copy it, has no marks.
 * @throws ParseError for TeX that KaTeX cannot set.
 */
export function formulaHtml(tex: string, displayMode = false): string {
  const html = katex.renderToString(tex, { displayMode, strict: false, trust: isMark });
  const clean = escapeUTF8(withoutMarks(tex));
  // Replacing also makes one text of the thousands of small ones that KaTeX joins, which take much more memory.
  return html.replace(/(<annotation [^>]*>)[^<]*/, (_, open: string) => open + clean);
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
