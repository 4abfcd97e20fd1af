import { SKIP, visit } from "unist-util-visit";
import { attempt, Mistake, problemAt, type Report, type Source } from "../problem/index.ts";
import type { YamlText } from "../yaml/index.ts";
import { LocalModels } from "./local-models.ts";
import type { Code, Root } from "./mdast.ts";
import type { Models } from "./models.ts";
import { offsets } from "./read.ts";

/** The name of a model that a chapter gives without one. */
const UNNAMED = "model";

/** A chapter's models, and the one that it gives without a name, which is then the chapter's own. */
export interface ChapterModels {
  readonly models: Models;
  readonly own: string | undefined;
}

/**
 * Takes the models out of a chapter whose whole text stands in it, in a fence of code with the language
 * `model`: ```` ```model tiny ````. The fence stays on the page as YAML, unless it says `hidden`. What is
 * wrong in the models is reported.
 */
export function inlineModels(tree: Root, source: Source, book: Models, report: Report): ChapterModels {
  const texts = new Map<string, YamlText>();
  visit(tree, "code", (node, index, parent) => {
    if (node.lang !== "model" || index === undefined || !parent) return undefined;
    const [name = UNNAMED, ...rest] = (node.meta ?? "")
      .split(/\s+/)
      .filter((word) => word !== "hidden" && word);
    const text = attempt(report, () =>
      textOf(node, name, rest, source, (other) => texts.has(other) || book.has(other)),
    );
    if (text) texts.set(name, text);
    const isHidden = /(?<!\S)hidden(?!\S)/.test(node.meta ?? "");
    node.lang = "yaml";
    if (!isHidden) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  if (texts.size === 0) return { models: book, own: undefined };
  const models = new LocalModels(texts, book);
  models.problems.forEach(report);
  return { models, own: texts.has(UNNAMED) ? UNNAMED : undefined };
}

/** The lines of a fence. @throws Mistake where they are no part of the file, or the name will not do. */
function textOf(
  node: Code,
  name: string,
  [second]: readonly string[],
  source: Source,
  isTaken: (name: string) => boolean,
): YamlText {
  const [start, end] = offsets(node);
  const fail = (code: "bad-syntax" | "duplicate-name" | "bad-name", found: string, expected: string) =>
    new Mistake(problemAt(source, { start, end: start + 3 }, code, { found, expected }));
  if (second !== undefined)
    throw fail("bad-syntax", `"${second}" behind a model's name`, "```model name, or ```model name hidden");
  if (!/^[\w-]+$/.test(name))
    throw fail("bad-name", `the model's name "${name}"`, "letters, digits, _ and -");
  if (isTaken(name)) throw fail("duplicate-name", `a second model "${name}"`, "another name");
  if (node.position?.start.column !== 1) {
    throw fail(
      "bad-syntax",
      "a model inside of a list, a quote or another block",
      "it at the beginning of its lines",
    );
  }
  const first = source.text.indexOf("\n", start) + 1;
  const last = source.text.lastIndexOf("\n", end - 1);
  const text = last > first ? source.text.slice(first, last).replace(/\r$/, "") : "";
  return { source, text, start: first };
}
