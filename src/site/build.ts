import { accessSync, constants } from "node:fs";
import { join, posix, relative } from "node:path";
import { Models } from "../directives/index.ts";
import { reading } from "../disk/index.ts";
import { MARK, type OutputFile } from "../output/index.ts";
import {
  attempt,
  format,
  inOrder,
  once,
  type Problem,
  problemAt,
  type Report,
  Source,
  stops,
} from "../problem/index.ts";
import { foldersOf } from "./addresses.ts";
import type { Book } from "./book.ts";
import { builtAround, innerBooks } from "./inner-books.ts";
import { type BuildOptions, changeModel, type OpenBook, openBook } from "./open-book.ts";
import { renderPages } from "./pages.ts";
import { SEARCH } from "./search.ts";
import { each, type Steps, toEnd } from "./steps.ts";
import { checkTemplates } from "./template-check.ts";
import { filesIn, readTheme, type Theme } from "./theme.ts";
import type { PageOptions } from "./variables.ts";
import { besideBase, type Variant, variantNames } from "./variants.ts";
import { Workshop } from "./workshop.ts";

/** A built book in memory: every file by its path, or what is wrong with the book. */
export interface BuildResult {
  /** The book's title; undefined without a book. */
  readonly title: string | undefined;
  readonly problems: readonly Problem[];
  readonly files: ReadonlyMap<string, OutputFile>;
  /** How many of the files are pages. */
  readonly pages: number;
  /** The files that it asks for by name, from the book's folder, there or not; of those outside, what tells their bytes. */
  readonly asked: ReadonlyMap<string, string | undefined>;
}

/** Builds the book in a folder, writing nothing. All problems of all its files are found in one run. */
export const buildBook = (folder: string, options: BuildOptions, workshop = new Workshop()): BuildResult =>
  toEnd(buildSteps(folder, options, workshop));

/** Builds as `buildBook` does, with a rest after each chapter that is written, which is given, and after each page. */
export function* buildSteps(folder: string, options: BuildOptions, workshop: Workshop): Steps<BuildResult> {
  const problems: Problem[] = [];
  const tell = once((problem) => problems.push(problem));
  const within = <T>(work: () => T) => attempt(tell, () => reading(options.cwd, work));
  const opened = within(() => openBook(folder, options, workshop, problems, tell));
  const built = opened && (yield* each(restOf(opened, { folder, options, workshop, problems }), within));
  const none = { title: undefined, files: new Map(), pages: 0, asked: new Map() };
  return { ...(built ?? none), problems: inOrder(problems) };
}

/** All of a built book. */
function* restOf(
  { book, files, sources, setting }: OpenBook,
  {
    folder,
    options,
    workshop,
    problems,
  }: {
    readonly folder: string;
    readonly options: BuildOptions;
    readonly workshop: Workshop;
    readonly problems: readonly Problem[];
  },
): Steps<Omit<BuildResult, "problems">> {
  const { report, models } = setting;
  const { with: _, ...unchanged } = options;
  const around = builtAround(book, files, models, options.beyond);
  const build = (path: string, name: string) => {
    const beyond = (target: string) => {
      const there = around(posix.join(name, target));
      return there && posix.relative(name, there);
    };
    return buildBook(path, { ...unchanged, beyond }, workshop.within(name));
  };
  const books = innerBooks(book, files, build, report);
  const theme = readTheme(folder, options.cwd, workshop.liquid);
  if (theme.own.length > 0) checkTemplates(theme, options.cwd, report);
  const rendering = renderPages(book, theme, { ...setting, books });
  const { pages, assets, figures } = (yield* each(rendering, (work) => attempt(report, work))) ?? {
    pages: new Map<string, OutputFile>(),
    assets: [],
    figures: [],
  };
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
  const variants = variantsOf(book, { models, sources, numbers: options.with, report });
  // What is wrong with the book is wrong with all of its variants.
  if (!stops(problems, true)) {
    const { progress: __, ...shared } = setting;
    const given = { output, setting: { ...shared, books } };
    for (const [path, file] of variantFiles(book, theme, variants, given)) output.set(path, file);
  }
  return {
    title: book.config.title,
    files: output,
    pages: books.reduce((sum, inner) => sum + inner.pages, own),
    asked: new Map([...books.flatMap(({ asked }) => [...asked]), ...files.asked]),
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

/** A variant with the models that it is computed with. */
interface ReadVariant {
  readonly variant: Variant;
  readonly models: Models;
}

/** The variants of a book; what is wrong with their numbers is reported. */
function variantsOf(
  book: Book,
  {
    models,
    sources,
    numbers,
    report,
  }: {
    readonly models: Models;
    readonly sources: Book["models"];
    /** Those that the whole book is built with, before the variant's own. */
    readonly numbers: BuildOptions["with"];
    readonly report: Report;
  },
): ReadVariant[] {
  const known = new Set(models.problems.map(format));
  return variantNames(book, report).map((name) => {
    const { title = name, model, with: own = "" } = book.config.variants[name] ?? {};
    const changed = new Models(sources, book.config.derivatives);
    if (numbers) changeModel(changed, numbers, book.model, report);
    const input = book.data.excerpt(["variants", name, "with"]);
    const named = model === undefined ? undefined : book.data.excerpt(["variants", name, "model"]);
    changeModel(changed, { numbers: input, model: named }, book.model, report);
    for (const problem of changed.problems) {
      const found = `${problem.found}, in the variant "${name}" with ${own}`;
      report(known.has(format(problem)) ? problem : { ...problem, found });
    }
    return { variant: { name, title, with: own, base: models }, models: changed };
  });
}

/** The files of a book's variants, each in a folder of its own. */
function variantFiles(
  book: Book,
  theme: Theme,
  variants: readonly ReadVariant[],
  {
    output,
    setting,
  }: {
    readonly output: ReadonlyMap<string, OutputFile>;
    readonly setting: Omit<PageOptions, "models" | "allowFalseClaims" | "variant" | "progress">;
  },
): [path: string, file: OutputFile][] {
  const { report, workshop } = setting;
  return variants.flatMap(({ variant, models }) => {
    const { name } = variant;
    const options = { ...setting, workshop: workshop.within(name), models, allowFalseClaims: true, variant };
    const rendered = attempt(report, () => toEnd(renderPages(book, theme, options)));
    if (!rendered) return [];
    const files = new Map([...rendered.figures, ...rendered.pages]);
    return besideBase(files, name, output, workshop.press);
  });
}
