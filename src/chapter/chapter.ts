import type { Root } from "mdast";
import {
  type EditedText,
  inlineModels,
  Labels,
  type LedgerLine,
  type Literals,
  linkNumbers,
  type Models,
  missingModel,
  parseMarkdown,
  reserveSteps,
  resolveDirectives,
  Scope,
} from "../directives/index.ts";
import { attempt, type Problem, problemAt, type Report, type Source } from "../problem/index.ts";
import { checkElements } from "./elements.ts";
import { checkFences } from "./fences.ts";
import type { BookFiles } from "./files.ts";
import { checkForeign } from "./foreign.ts";
import { type FrontMatter, fillFrontMatter, readFrontMatter } from "./front-matter.ts";
import { type HeadingEntry, identifyHeadings, listHeadings } from "./headings.ts";
import { compose } from "./includes.ts";
import { anchorsIn } from "./links.ts";
import { checkNotes } from "./notes.ts";
import type { PageRecord } from "./record.ts";
import { checkTables } from "./tables.ts";
import { type QuantityUse, usesIn } from "./uses.ts";

/**
 * A chapter with every directive resolved; its references and links wait for the records of all pages
 * (`linkPage`), then it is ready for any format.
 */
export interface Chapter {
  /** Its text, that of the files that it includes in place. */
  readonly source: Source;
  /** The file that stands at an offset of the text, by its path from the book's folder. */
  readonly fileAt: (offset: number) => string;
  readonly slug: string;
  readonly title: string;
  readonly description: string | undefined;
  /** Its language, where that is another one than the book's. */
  readonly lang: string | undefined;
  readonly headings: readonly HeadingEntry[];
  /** What other pages know of it. */
  readonly record: PageRecord;
  readonly uses: readonly QuantityUse[];
  /** The drawings as SVG files of their own, by path from the book's root. */
  readonly figures: readonly { readonly path: string; readonly svg: string }[];
  /** Markdown with its first heading the title. */
  readonly tree: Root;
}

/** What a chapter is compiled with. */
export interface ChapterOptions {
  readonly slug: string;
  /** The chapter's file from the book's folder. */
  readonly path: string;
  /** The chapter's place in the book, from 1; none for a page that is not numbered. */
  readonly number?: number | undefined;
  /** The book's title stands above this page, so that it needs none of its own. */
  readonly isTitlePage?: boolean;
  readonly files: BookFiles;
  readonly models: Models;
  /** The book's model, for a chapter that names none, or why the book has none. */
  readonly model: string | Problem | undefined;
  readonly allowFalseClaims: boolean;
  /** What is said of numbers that an author types, where the chapter says nothing. */
  readonly literals: Literals;
  /** The address of a line of a ledger; without it numbers are no links. */
  readonly ledger?: ((line: LedgerLine) => string) | undefined;
  /** Knows another version of the chapter, and takes over this one. */
  readonly edited?: EditedText | undefined;
  readonly report: Report;
}

/** What Markdown lets pass and an author did not mean. */
const CHECKS = [checkTables, checkForeign, checkFences, checkElements];

/** Reads a chapter and resolves its directives; what is wrong in it is reported, all of it. */
export function compileChapter(file: Source, options: ChapterOptions): Chapter {
  const { slug, path } = options;
  let isTorn = false;
  const report: Report = (problem) => {
    isTorn ||= tears(problem);
    options.report(problem);
  };
  const { source, includes, fileAt } = compose(file, path, { ...options, report });
  const tree = attempt(report, () => parseMarkdown(source, options.edited)) ?? { type: "root", children: [] };
  const { front, wrong } = frontOf(source, report);
  if (tree.children[0]?.type === "yaml") tree.children.shift();
  if (options.isTitlePage) dropTitle(tree);
  const notes: Problem[] = [];
  checkNotes(tree, source, (problem) => notes.push(problem));
  for (const check of CHECKS) check(tree, source, report);
  const labels = new Labels(report, options.number);
  reserveSteps(tree, source, labels);
  identifyHeadings(tree, source, labels, report);
  const drawn = new Map<string, string>();
  const { models, own } = inlineModels(tree, source, options.models, report);
  const model = (!front && wrong) || modelOf(front, source, { models, model: own ?? options.model, report });
  const literals = front?.value.literals ?? options.literals;
  const { allowFalseClaims } = options;
  const desk = { slug, report, allowFalseClaims, literals, labels, figures: drawn };
  resolveDirectives(tree, { source, models, model, desk });
  if (front && (model === undefined || typeof model === "string")) {
    fillFrontMatter(front, { scope: new Scope(models, model), desk });
  }
  const headings = listHeadings(tree, source, report);
  const title = titleOf(tree, headings, front?.value.title);
  if (title === undefined && !wrong && !isTorn && !options.isTitlePage) report(noTitle(source));
  if (!isTorn) notes.forEach(report);
  const { description, lang } = front?.value ?? {};
  if (options.ledger) linkNumbers(tree, options.ledger);
  const uses = usesIn(tree, source, headings, options.models);
  const targets = [...headings.map(({ id, title: words }) => ({ id, text: words })), ...labels.list];
  const figures = [...drawn].map(([file, svg]) => ({ path: file, svg }));
  const anchors = anchorsOf(tree, labels);
  const record = { file: source.file, path, slug, labels: targets, anchors, includes };
  return {
    source,
    fileAt,
    slug,
    title: title ?? slug,
    description,
    lang,
    headings,
    record,
    uses,
    figures,
    tree,
  };
}

/** Whether a problem may be why something else of a chapter is missing: that stands in what is never closed, or is not read. */
export const tears = ({ code }: Problem) => code === "unclosed-fence" || code === "limit-exceeded";

const noTitle = (source: Source) =>
  problemAt(source, { start: 0, end: 0 }, "missing-key", {
    found: "a chapter without a title",
    expected: "a heading # … or title: in the front matter",
  });

/** A chapter's front matter, and the first thing that is wrong with it. */
function frontOf(source: Source, report: Report) {
  let wrong: Problem | undefined;
  const front = readFrontMatter(source, (problem) => {
    wrong ??= problem;
    report(problem);
  });
  return { front, wrong };
}

/** The model of a chapter by name; where it names one that is not there, that is reported and given. */
function modelOf(
  front: FrontMatter | undefined,
  source: Source,
  { model, models, report }: Pick<ChapterOptions, "model" | "models" | "report">,
) {
  const named = front?.value.model;
  if (!front || named === undefined) return model;
  if (models.has(named)) return named;
  const problem = missingModel(source, front.span(["model"]).start, named, models.names);
  report(problem);
  return problem;
}

/** Every id that a link can lead to, those included that a mistake has kept from the page. */
const anchorsOf = (tree: Root, labels: Labels) => [...anchorsIn(tree), ...labels.list.map(({ id }) => id)];

/** The title page has the book's title above it, so its own first heading would be a second one. */
function dropTitle(tree: Root): void {
  const [first] = tree.children;
  if (first?.type === "heading" && first.depth === 1) tree.children.shift();
}

/** The title a chapter gives itself; one in the front matter becomes its first heading where there is none. */
function titleOf(
  tree: Root,
  headings: readonly HeadingEntry[],
  given: string | undefined,
): string | undefined {
  const heading = headings.find((entry) => entry.depth === 1) ?? headings[0];
  if (!heading && given !== undefined) {
    tree.children.unshift({ type: "heading", depth: 1, children: [{ type: "text", value: given }] });
  }
  return given ?? heading?.title;
}
