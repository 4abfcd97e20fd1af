import { type Excerpt, Mistake, part, problemAt, type Span } from "../problem/index.ts";

/**
 * What stands in a variant's brackets: numbers as the attribute `with` has them, and `after=2` as the
 * attribute `after`. @throws Mistake where nothing does.
 */
export function settingOf(setting: Excerpt, span: Span): { numbers: Excerpt; after: Excerpt | undefined } {
  if (setting.text.trim() === "") {
    const finding = { found: "brackets without numbers", expected: "[w11=6/5] or [after=1]" };
    throw new Mistake(problemAt(setting.source, span, "bad-syntax", finding));
  }
  const match = /(?<!\S)after=(\S*)/.exec(setting.text);
  if (!match) return { numbers: setting, after: undefined };
  const [whole, count = ""] = match;
  const end = match.index + whole.length;
  const text = setting.text.replace(whole, " ".repeat(whole.length));
  return { numbers: { ...setting, text }, after: part(setting, end - count.length, end) };
}
