import { join, posix } from "node:path";
import { Cache } from "../cache/index.ts";
import { Models } from "../directives/index.ts";
import type { OutputFile } from "../output/index.ts";
import {
  attempt,
  type Excerpt,
  inOrder,
  once,
  type Problem,
  problemAt,
  type Report,
  spanOf,
  stops,
} from "../problem/index.ts";
import { type Book, readBook, readModels } from "./book.ts";
import { Folder } from "./folder.ts";
import { innerBooks } from "./inner-books.ts";
import { manual } from "./manual/index.ts";
import { type PageOptions, renderPages } from "./pages.ts";
import { Press } from "./press.ts";
import { Scribe } from "./scribe.ts";
import { filesIn, readTheme, type Theme } from "./theme.ts";
import { besideBase, variantNames } from "./variants.ts";

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
  readonly manual?: Readonly<Record<string, string>>;
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
}

/** What the builds of one book have in common. */
export interface Workshop {
  readonly scribe: Scribe;
  readonly press: Press;
  /** The workshops of the books in the book, by their folders. */
  readonly inner: Map<string, Workshop>;
}

/** A workshop with what earlier builds have left in a cache. */
export function openWorkshop(cache = new Cache(undefined)): Workshop {
  return { scribe: new Scribe(cache), press: new Press(cache), inner: new Map() };
}

/** The files outside of the book's folder that it takes in, by their paths from there, with those of its inner books. */
export function outsideOf({ scribe, inner }: Workshop): string[] {
  const inside = [...inner].flatMap(([name, workshop]) =>
    outsideOf(workshop).map((path) => posix.join(name, path)),
  );
  return [...scribe.outside, ...inside.filter((path) => path.startsWith(".."))];
}

function innerWorkshop({ inner }: Workshop, name: string): Workshop {
  const workshop = inner.get(name) ?? openWorkshop();
  inner.set(name, workshop);
  return workshop;
}

function manualOf({ manual: more = {} }: BuildOptions): ReadonlyMap<string, () => string> {
  return new Map([...manual, ...Object.entries(more).map(([name, text]) => [name, () => text] as const)]);
}

/** Builds the book in a folder, writing nothing. All problems of all its files are found in one run. */
export function buildBook(folder: string, options: BuildOptions, workshop = openWorkshop()): BuildResult {
  const problems: Problem[] = [];
  const report = once((problem) => problems.push(problem));
  const files = new Folder(folder, options.cwd, report, manualOf(options));
  const sources = readModels(files);
  const first = problems.length;
  const book = readBook(files, sources, { cwd: options.cwd, drafts: options.drafts ?? false, report });
  // While a part of the book is missing, what leads there is no second mistake.
  const isWhole = problems.length === first;
  const toLinks: Report = (problem) => (isWhole || problem.code !== "bad-reference") && report(problem);
  const models = new Models(sources, book?.config.derivatives);
  if (options.with && book) changeModel(models, options.with, book.model, report);
  models.problems.forEach(report);
  if (!book) return { title: undefined, problems: inOrder(problems), files: new Map(), pages: 0 };
  const { with: _, ...unchanged } = options;
  const build = (path: string, name: string) => buildBook(path, unchanged, innerWorkshop(workshop, name));
  const books = innerBooks(book, files, build, report);
  const theme = readTheme(folder, options.cwd);
  const { allowFalseClaims = false, notesPlaces, generator, progress } = options;
  const { pages, assets, figures } = attempt(report, () =>
    renderPages(book, theme, {
      ...workshop,
      files,
      models,
      books,
      allowFalseClaims,
      report,
      toLinks,
      notesPlaces,
      generator,
      progress,
    }),
  ) ?? { pages: new Map<string, OutputFile>(), assets: [], figures: [] };
  const output = new Map<string, OutputFile>([
    ...theme.assets,
    ...filesIn(join(folder, "images"), "images"),
    ...assets.map((path) => [path, { copyOf: join(folder, path) }] as const),
    ...figures,
    ...pages,
    ...books.flatMap((inner) => [...inner.files]),
  ]);
  const own = [...pages.keys()].filter((path) => path.endsWith(".html")).length;
  // What is wrong with the book is wrong with all of its variants; a comparison of books has its own.
  if (!stops(problems, true) && !notesPlaces) {
    const setting = { files, books, report, toLinks, generator };
    for (const [path, file] of variantFiles(book, theme, { models, sources, output, setting })) {
      output.set(path, file);
    }
  }
  return {
    title: book.config.title,
    problems: inOrder(problems),
    files: output,
    pages: books.reduce((sum, inner) => sum + inner.pages, own),
  };
}

/** The files of a book's variants, each in a folder of its own. */
function variantFiles(
  book: Book,
  theme: Theme,
  {
    models,
    sources,
    output,
    setting,
  }: {
    readonly models: Models;
    readonly sources: Book["models"];
    readonly output: ReadonlyMap<string, OutputFile>;
    readonly setting: Pick<PageOptions, "files" | "books" | "report" | "toLinks" | "generator">;
  },
): [path: string, file: OutputFile][] {
  const { report } = setting;
  return variantNames(book, report).flatMap((name) => {
    const { title = name, model, with: numbers = "" } = book.config.variants[name] ?? {};
    const changed = new Models(sources, book.config.derivatives);
    const input = book.data.excerpt(["variants", name, "with"]);
    changeModel(changed, { numbers: input, model }, book.model, report);
    changed.problems.forEach(report);
    const variant = { name, title, with: numbers, base: models };
    const options = { ...setting, ...openWorkshop(), models: changed, allowFalseClaims: true, variant };
    const rendered = attempt(report, () => renderPages(book, theme, options));
    if (!rendered) return [];
    const own = new Map([...rendered.figures, ...rendered.pages]);
    return besideBase(own, name, (path) => output.has(path));
  });
}

/** Puts numbers in the place of a model's own for the whole book. */
function changeModel(
  models: Models,
  { numbers, model }: NonNullable<BuildOptions["with"]>,
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
    problemAt(numbers.source, spanOf(numbers), "missing-model", {
      found: name === undefined ? "numbers for a book that has no model of its own" : `the model "${name}"`,
      expected: `one of ${models.names.join(", ")}`,
    }),
  );
}
