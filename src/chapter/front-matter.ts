import type { z } from "zod";
import { captionOf, type Desk, type Scope } from "../directives/index.ts";
import { attempt, problemAt, type Report, type Source } from "../problem/index.ts";
import { readYaml, type YamlData } from "../yaml/index.ts";
import { frontMatterSchema } from "./schema.ts";

/** What a chapter says of itself above its text. */
export type FrontMatter = YamlData<z.output<typeof frontMatterSchema>>;

const FENCED = /^(---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*$/m;

/** Reads the front matter of a chapter; undefined without one, or with one that has problems. */
export function readFrontMatter(source: Source, report: Report): FrontMatter | undefined {
  const late = /^\s+(?=---[ \t]*\n[\w-]+:.*\n(?:.*\n)*?---)/.exec(source.text);
  if (late) {
    const finding = { found: "a front matter below empty lines", expected: "it on the first line" };
    const start = late[0].length;
    report(problemAt(source, { start, end: start + 3 }, "bad-shape", finding));
  }
  if (!/^---[ \t]*\r?\n/.test(source.text)) return undefined;
  const [, opening = "", text] = FENCED.exec(source.text) ?? [];
  if (text !== undefined) return readYaml({ source, text, start: opening.length }, frontMatterSchema, report);
  const finding = { found: "a front matter that is never closed", expected: "a line --- behind it" };
  report(problemAt(source, { start: 0, end: 3 }, "unclosed-fence", finding));
  return undefined;
}

/** Puts the numbers in a front matter's words in their places; what is wrong in them is reported. */
export function fillFrontMatter(
  { value, excerpt }: FrontMatter,
  context: { readonly scope: Scope; readonly desk: Desk },
): void {
  for (const key of ["title", "description"] as const) {
    if (value[key] === undefined) continue;
    const words = attempt(context.desk.report, () => captionOf(excerpt([key]), "", context).plain);
    if (words !== undefined) value[key] = words;
  }
}
