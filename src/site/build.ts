import { accessSync, constants } from "node:fs";
import { join, relative } from "node:path";
import { tears } from "../chapter/index.ts";
import { Models } from "../directives/index.ts";
import { reading } from "../disk/index.ts";
import { MARK, type OutputFile } from "../output/index.ts";
import {
  attempt,
  type Excerpt,
  inOrder,
  once,
  type Problem,
  problemAt,
  type Report,
  Source,
  type Span,
  spanOf,
  stops,
} from "../problem/index.ts";
import { foldersOf } from "./addresses.ts";
import { type Book, readBook, readModels } from "./book.ts";
import { Folder } from "./folder.ts";
import { innerBooks } from "./inner-books.ts";
import { manual } from "./manual/index.ts";
import { type PageOptions, renderPages } from "./pages.ts";
import { SEARCH } from "./search.ts";
import { filesIn, readTheme, type Theme } from "./theme.ts";
import { besideBase, variantNames } from "./variants.ts";
import { Workshop } from "./workshop.ts";

/** How a book is built. */
export interface BuildOptions {
  /** The folder that problems name files from. */
  readonly cwd: string;
  /** Broken claims are marked in the page and no problem. */
  readonly allowFalseClaims?: boolean;
  /** Numbers in the place of a model's own, as `--with` has them; of the book's model where none is named. */
  readonly with?: { readonly numbers: Excerpt; readonly model?: string | undefined } | undefined;
  /** Elements of pages say where their author typed them: `data-at="file:line:column"`. */
  readonly notesPlaces?: boolean;
  /** Chapters that are drafts are built too, and marked. */
  readonly drafts?: boolean;
  /** The program's name and version, for the pages. */
  readonly generator: string;
  /** Parts of the manual, by name, beside those that are made of the language's tables. */
  readonly manual?: Readonly<Record<string, () => string>>;
  /** Is told after each chapter how many are done, and of how many. */
  readonly progress?: (done: number, all: number) => void;
}

/** A built book in memory: every file by its path, or what is wrong with the book. */
export interface BuildResult {
  /** The book's title; undefined without a book. */
  readonly title: string | undefined;
  readonly problems: readonly Problem[];
  readonly files: ReadonlyMap<string, OutputFile>;
  /** How many of the files are pages. */
  readonly pages: number;
  /** The files that it asks for by name, from the book's folder, whether they are there or not. */
  readonly asked: readonly string[];
}

function manualOf({ manual: more = {} }: BuildOptions): ReadonlyMap<string, () => string> {
  return new Map([...manual, ...Object.entries(more)]);
}

/** What one build works with. */
interface Run {
  readonly workshop: Workshop;
  /** What was reported so far. */
  readonly problems: readonly Problem[];
  readonly report: Report;
}

/** Builds the book in a folder, writing nothing. All problems of all its files are found in one run. */
export function buildBook(folder: string, options: BuildOptions, workshop = new Workshop()): BuildResult {
  const problems: Problem[] = [];
  const report = once((problem) => problems.push(problem));
  const built = attempt(report, () =>
    reading(options.cwd, () => bookIn(folder, options, { workshop, problems, report })),
  );
  const none = { title: undefined, files: new Map(), pages: 0, asked: [] };
  return { ...(built ?? none), problems: inOrder(problems) };
}

/** The book in a folder; undefined without one. @throws Mistake where a part that all of it needs is wrong. */
function bookIn(
  folder: string,
  options: BuildOptions,
  { workshop, problems, report: tell }: Run,
): Omit<BuildResult, "problems"> | undefined {
  const files = new Folder(folder, options.cwd, tell, manualOf(options), workshop.texts);
  workshop.texts = files.texts;
  const read = readModels(files);
  const first = problems.length;
  // While a model cannot be read, that it is missed is no second mistake.
  const report: Report = (problem) => (first === 0 || problem.code !== "missing-model") && tell(problem);
  const book = readBook(files, read, { cwd: options.cwd, drafts: options.drafts ?? false, report });
  // While a part of the book is missing, what leads there is no second mistake.
  const isListed = problems.length === first;
  const isWhole = () => isListed && !problems.some(tears);
  const toLinks: Report = (problem) => (problem.code !== "bad-reference" || isWhole()) && report(problem);
  const sources = ownFirst(read, book?.model);
  const models = new Models(sources, book?.config.derivatives);
  if (options.with && book) changeModel(models, options.with, book.model, report);
  models.problems.forEach(report);
  if (!book) return undefined;
  const { with: _, ...unchanged } = options;
  const build = (path: string, name: string) => buildBook(path, unchanged, workshop.within(name));
  const books = innerBooks(book, files, build, report);
  const theme = readTheme(folder, options.cwd, workshop.liquid);
  const { allowFalseClaims = false, notesPlaces, generator, progress } = options;
  const setting = { files, books, report, toLinks, generator, workshop };
  const { pages, assets, figures } = attempt(report, () =>
    renderPages(book, theme, { ...setting, models, allowFalseClaims, notesPlaces, progress }),
  ) ?? { pages: new Map<string, OutputFile>(), assets: [], figures: [] };
  const output = new Map<string, OutputFile>([
    ...theme.assets,
    ...filesIn(join(folder, "images"), "images"),
    ...assets.map((path) => [path, { copyOf: join(folder, path) }] as const),
    ...figures,
    ...pages,
    ...books.flatMap((inner) => [...inner.files]),
  ]);
  for (const [path, file] of asTheyAre(folder, output, { cwd: options.cwd, report })) output.set(path, file);
  for (const file of output.values()) attempt(report, () => readable(file, options.cwd));
  const own = [...pages.keys()].filter((path) => path.endsWith(".html")).length;
  // What is wrong with the book is wrong with all of its variants.
  if (!stops(problems, true)) {
    const { with: numbers } = options;
    const given = { models, sources, numbers, output, setting: { ...setting, notesPlaces } };
    for (const [path, file] of variantFiles(book, theme, given)) {
      output.set(path, file);
    }
  }
  return {
    title: book.config.title,
    files: output,
    pages: books.reduce((sum, inner) => sum + inner.pages, own),
    asked: [...new Set([...files.asked, ...books.flatMap(({ asked }) => asked)])].sort(),
  };
}

/** The files of a book's `public/`, which go to its root as they are; one in the place of another of the book is reported. */
function asTheyAre(
  folder: string,
  others: ReadonlyMap<string, OutputFile>,
  { cwd, report }: { readonly cwd: string; readonly report: Report },
): [path: string, file: { readonly copyOf: string }][] {
  const files = new Set([...others.keys(), SEARCH, MARK]);
  const folders = new Set([...others.keys()].flatMap(foldersOf));
  return filesIn(join(folder, "public"), "").filter(([path, { copyOf }]) => {
    if (!folders.has(path) && ![path, ...foldersOf(path)].some((one) => files.has(one))) return true;
    const finding = { found: `a file in the place of the book's own ${path}`, expected: "another name" };
    report(problemAt(new Source(relative(cwd, copyOf), ""), { start: 0, end: 0 }, "duplicate-name", finding));
    return false;
  });
}

/** @throws Mistake where a file that is to be copied cannot be read. */
function readable(file: OutputFile, cwd: string): void {
  if (typeof file !== "string" && "copyOf" in file) {
    reading(cwd, () => accessSync(file.copyOf, constants.R_OK));
  }
}

/** The models in the order in which readers meet them: the book's own one, then the others by their names. */
function ownFirst(models: Book["models"], own: Book["model"]): Book["models"] {
  return new Map([...models].sort(([a], [b]) => Number(b === own) - Number(a === own)));
}

/** The files of a book's variants, each in a folder of its own. */
function variantFiles(
  book: Book,
  theme: Theme,
  {
    models,
    sources,
    numbers,
    output,
    setting,
  }: {
    readonly models: Models;
    readonly sources: Book["models"];
    /** Those that the whole book is built with, before the variant's own. */
    readonly numbers: BuildOptions["with"];
    readonly output: ReadonlyMap<string, OutputFile>;
    readonly setting: Omit<PageOptions, "models" | "allowFalseClaims" | "variant" | "progress">;
  },
): [path: string, file: OutputFile][] {
  const { report, workshop } = setting;
  return variantNames(book, report).flatMap((name) => {
    const { title = name, model, with: own = "" } = book.config.variants[name] ?? {};
    const changed = new Models(sources, book.config.derivatives);
    if (numbers) changeModel(changed, numbers, book.model, report);
    const input = book.data.excerpt(["variants", name, "with"]);
    const at = model === undefined ? spanOf(input) : book.data.span(["variants", name, "model"]);
    changeModel(changed, { numbers: input, model, at }, book.model, report);
    changed.problems.forEach(report);
    const variant = { name, title, with: own, base: models };
    const inner = workshop.within(name);
    const options = { ...setting, workshop: inner, models: changed, allowFalseClaims: true, variant };
    const rendered = attempt(report, () => renderPages(book, theme, options));
    if (!rendered) return [];
    const files = new Map([...rendered.figures, ...rendered.pages]);
    return besideBase(files, name, output, workshop.press);
  });
}

/** Puts numbers in the place of a model's own for the whole book. */
function changeModel(
  models: Models,
  { numbers, model, at = spanOf(numbers) }: NonNullable<BuildOptions["with"]> & { readonly at?: Span },
  own: string | Problem | undefined,
  report: Report,
): void {
  const name = model ?? own;
  if (typeof name === "object") return;
  if (name !== undefined && models.has(name)) {
    models.change(name, numbers, report);
    return;
  }
  report(
    problemAt(numbers.source, at, "missing-model", {
      found: name === undefined ? "numbers for a book that has no model of its own" : `the model "${name}"`,
      expected: `one of ${models.names.join(", ")}`,
    }),
  );
}
