import { assignments } from "../model/index.ts";
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
  const after = assignments(setting.text).find(({ name, equals }) => name === "after" && equals > 0);
  if (!after) return { numbers: setting, after: undefined };
  const end = after.index + after.piece.length;
  const text = setting.text.slice(0, after.index) + " ".repeat(after.piece.length) + setting.text.slice(end);
  return { numbers: { ...setting, text }, after: part(setting, end - after.value.length, end) };
}
