import type { Code, Root } from "mdast";
import { visit } from "unist-util-visit";
import { directives, elsewhere } from "../directives/index.ts";
import { type Finding, problemAt, type Report, type Source } from "../problem/index.ts";

/** What other tools write behind the backticks of a fence, and what is written here; for the guide. */
export const fences = [
  { written: "```{python}", here: "```python" },
  { written: "```{note}", here: ":::note" },
  { written: '```js title="net.js"', here: ":::listing[net.js] around it" },
  { written: "```mermaid", here: "an image, or ::diagram for a model" },
] as const;

/** A word in braces, and what stands behind them. */
const BRACES = /^\{\s*\.?([\w+#-]+)[^}]*\}[ \t]*(.*)$/;

const TITLE = /(?:^|\s)(?:title|filename|caption)=(?:"([^"]*)"|'([^']*)'|(\S+))/;

/** Reports what stands behind the backticks of a fence and is lost there. */
export function checkFences(tree: Root, source: Source, report: Report): void {
  visit(tree, "code", (node) => {
    const start = node.position?.start.offset;
    const fence = start === undefined ? null : /^(?:`+|~+)(.*)/.exec(source.text.slice(start));
    const finding = fence?.[1] && wrongInfo(fence[1].trim(), node);
    if (start === undefined || !fence || !finding) return;
    const found = `"${fence[0].trim()}" as other tools have it`;
    const span = { start, end: start + fence[0].length };
    report(problemAt(source, span, "foreign-syntax", { found, ...finding }));
  });
}

function wrongInfo(info: string, { lang, meta }: Code): Omit<Finding, "found"> | undefined {
  const [, word, behind = ""] = BRACES.exec(info) ?? [];
  if (word !== undefined) return { suggestion: insteadOfBraces(word, behind) };
  if (lang === "mermaid") return { expected: "an image, or ::diagram for a model" };
  const [, double, single, bare] = TITLE.exec(meta ?? "") ?? [];
  const title = double ?? single ?? bare;
  return title === undefined ? undefined : { suggestion: `:::listing[${title}] around it` };
}

/** A directive of MyST, or a language as Quarto names it. */
function insteadOfBraces(word: string, behind: string): string {
  if (word === "include") return `::include[${behind}]`;
  const name = elsewhere.get(word) ?? word;
  if (directives.has(name)) return `:::${name}${behind && `[${behind}]`}`;
  return `\`\`\`${word.startsWith("code") ? behind : word}`;
}
