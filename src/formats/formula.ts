import { escapeUTF8 } from "entities";
import katex from "katex";
import { isMark, withoutMarks } from "../equations/index.ts";

/**
 * A formula as HTML, in a line or displayed; the TeX in it, for those who copy it, has no marks.
 * @throws ParseError for TeX that KaTeX cannot set.
 */
export function formulaHtml(tex: string, displayMode = false): string {
  const html = katex.renderToString(tex, { displayMode, strict: false, trust: isMark });
  const clean = withoutMarks(tex);
  if (clean === tex) return html;
  return html.replace(/(<annotation [^>]*>)[^<]*/, (_, open: string) => open + escapeUTF8(clean));
}
