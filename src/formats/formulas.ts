import type { Element, Root as Html, Parents } from "hast";
import { ParseError } from "katex";
import type { Root } from "mdast";
import rehypeKatex from "rehype-katex";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { SKIP, visitParents } from "unist-util-visit-parents";
import { VFile } from "vfile";
import type { Chapter } from "../chapter/index.ts";
import { isMark, mistakenIn, quietly, settable, TOO_DEEP, withoutMarks } from "../equations/index.ts";
import { type Excerpt, type Problem, problemAt, type Report } from "../problem/index.ts";
import type { OpenPlaces } from "./body.ts";

/** The HTML of formulas by their keys. Each formula is set once, whatever stands around it. */
export type FormulaMemo = Map<string, string>;

/** What the formulas of a chapter are set with. */
export interface FormulaDesk {
  readonly chapter: Chapter;
  readonly places: OpenPlaces;
  readonly memo: FormulaMemo;
  readonly report: Report;
  /** Elements say where their author typed them. */
  readonly notesPlaces?: boolean | undefined;
}

const processor = unified()
  .use(rehypeKatex, {
    ...settable,
    output: "htmlAndMathml",
    trust: isMark,
  })
  .use(rehypeStringify, { allowDangerousHtml: true });

/** The TeX of a formula by its key, as those who copy it get it. */
export const texOf = (key: string) => withoutMarks(key.slice(1));

/**
 * Makes each formula in a tree an open place. rehype-katex sets those that no chapter has had before; its
 * HTML stays text, since reading it into a tree costs more than setting the formula. One that KaTeX
 * cannot set is reported as `bad-tex`.
 */
export function setFormulas(tree: Html, desk: FormulaDesk): void {
  visitParents(tree, "element", (element, ancestors) => {
    const classes = element.properties.className;
    if (
      !Array.isArray(classes) ||
      !classes.some((name) => /^(language-math|math-(display|inline))$/.test(String(name)))
    )
      return undefined;
    const [words] = element.children;
    if (words?.type !== "text") return SKIP;
    const last = ancestors.at(-1);
    const fenced = last?.type === "element" && last.tagName === "pre";
    const scope = fenced ? last : element;
    const parent = ancestors.at(fenced ? -2 : -1);
    const display = fenced || classes.includes("math-display");
    const key = `${display ? "=" : "-"}${words.value}`;
    if (!desk.memo.has(key)) {
      const html = setFormula(words.value, display, [...ancestors, element], desk);
      if (html !== undefined) desk.memo.set(key, html);
    }
    const at = parent?.children.indexOf(scope as Element) ?? -1;
    parent?.children.splice(at, 1, { type: "raw", value: desk.places.open({ formula: key }) });
    return [SKIP, at + 1];
  });
}

function setFormula(
  tex: string,
  display: boolean,
  ancestors: readonly Parents[],
  { chapter, report }: FormulaDesk,
): string | undefined {
  const className = ["language-math", display ? "math-display" : "math-inline"];
  const code: Element = {
    type: "element",
    tagName: "code",
    properties: { className },
    children: [{ type: "text", value: tex }],
  };
  const file = new VFile();
  const wrong = (cause: unknown) => report(badTex(cause, ancestors, chapter));
  try {
    const html = quietly(() => {
      const tree = processor.runSync({ type: "root", children: [code] }, file) as Html;
      return file.messages.length > 0 ? undefined : processor.stringify(tree, file);
    });
    for (const { cause } of file.messages) wrong(cause);
    return html && cleaned(html);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    wrong(error);
    return undefined;
  }
}

/** The HTML of a formula without the marks in the TeX that KaTeX keeps beside it for those who copy it. */
const cleaned = (html: string) =>
  html.replace(/(<annotation [^>]*>)([^<]*)/, (_, tag, tex) => `${tag}${withoutMarks(tex)}`);

function badTex(cause: unknown, ancestors: readonly Parents[], { tree, source }: Chapter): Problem {
  const { start, end } = ancestors.findLast((node) => node.position)?.position ?? {};
  const words =
    cause instanceof RangeError ? TOO_DEEP : cause instanceof Error ? cause.message : String(cause);
  const found = words
    .replace(/^KaTeX parse error: /, "")
    .replace(/ at (?:position \d+|end of input): .*$/s, "");
  const whole = { start: start?.offset ?? 0, end: end?.offset ?? 0 };
  const typed = typedAt(tree, whole.start);
  const inside = typed && cause instanceof ParseError ? mistakenIn(typed, cause) : undefined;
  return problemAt(source, inside ?? whole, "bad-tex", { found });
}

/** The TeX of the formula that begins at an offset, as its author typed it; undefined for one that nobody did. */
function typedAt(tree: Root, at: number): Excerpt | undefined {
  let typed: Excerpt | undefined;
  visit(tree, ["math", "inlineMath"], (node) => {
    if (node.position?.start.offset !== at) return;
    typed = (node.data as { readonly typed?: Excerpt } | undefined)?.typed;
  });
  return typed;
}
