import { accessSync, constants } from "node:fs";
import { join, relative } from "node:path";
import { Models } from "../directives/index.ts";
import { reading } from "../disk/index.ts";
import { MARK, type OutputFile } from "../output/index.ts";
import {
  attempt,
  inOrder,
  once,
  type Problem,
  problemAt,
  type Report,
  Source,
  spanOf,
  stops,
} from "../problem/index.ts";
import { foldersOf } from "./addresses.ts";
import type { Book } from "./book.ts";
import { innerBooks } from "./inner-books.ts";
import { type BuildOptions, changeModel, type OpenBook, openBook } from "./open-book.ts";
import { renderPages, writeChapters } from "./pages.ts";
import type { Draft } from "./scribe.ts";
import { type Ahead, SEARCH } from "./search.ts";
import { filesIn, readTheme, type Theme } from "./theme.ts";
import type { PageOptions } from "./variables.ts";
import { besideBase, variantNames } from "./variants.ts";
import { Workshop } from "./workshop.ts";

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

/** Builds the book in a folder, writing nothing. All problems of all its files are found in one run. */
export function buildBook(folder: string, options: BuildOptions, workshop = new Workshop()): BuildResult {
  return new Building(folder, options, workshop).finish();
}

/** One build of a book: its chapters may be written one by one, before `finish` does what is left to do. */
export class Building {
  private readonly problems: Problem[] = [];
  private readonly tell: Report = once((problem) => this.problems.push(problem));
  private readonly opened: OpenBook | undefined;
  private readonly drafts: Draft[] = [];

  constructor(
    private readonly folder: string,
    private readonly options: BuildOptions,
    private readonly workshop: Workshop,
  ) {
    this.opened = this.trying(() => openBook(folder, options, workshop, this.problems, this.tell));
  }

  /** Writes the chapters, and gives each when it is written. */
  *chapters(): Generator<Ahead, void> {
    const { opened, workshop } = this;
    if (!opened) return;
    const { book, setting } = opened;
    const rest = writeChapters(book, setting);
    const chapters = book.chapters.length;
    for (let next = this.trying(() => rest.next()); next?.value; next = this.trying(() => rest.next())) {
      this.drafts.push(next.value);
      const path = `${next.value.chapter.slug}.html`;
      yield { path, words: workshop.scribe.words(next.value), language: book.config.language, chapters };
    }
  }

  /** Builds what is not built yet. */
  finish(): BuildResult {
    const { opened } = this;
    const built = opened && this.trying(() => this.rest(opened));
    const none = { title: undefined, files: new Map(), pages: 0, asked: [] };
    return { ...(built ?? none), problems: inOrder(this.problems) };
  }

  /** All of the built book. */
  private rest({ book, files, sources, setting }: OpenBook): Omit<BuildResult, "problems"> {
    const { folder, options, workshop, problems, drafts } = this;
    const isWritten = drafts.length === book.chapters.length;
    const { report, models } = setting;
    const { with: numbers, ...unchanged } = options;
    const build = (path: string, name: string) => buildBook(path, unchanged, workshop.within(name));
    const books = innerBooks(book, files, build, report);
    const theme = readTheme(folder, options.cwd, workshop.liquid);
    const { pages, assets, figures } = attempt(report, () =>
      renderPages(book, theme, { ...setting, books }, isWritten ? drafts : undefined),
    ) ?? { pages: new Map<string, OutputFile>(), assets: [], figures: [] };
    const output = new Map<string, OutputFile>([
      ...theme.assets,
      ...filesIn(join(folder, "images"), "images"),
      ...assets.map((path) => [path, { copyOf: join(folder, path) }] as const),
      ...figures,
      ...pages,
      ...books.flatMap((inner) => [...inner.files]),
    ]);
    for (const [path, file] of asTheyAre(folder, output, { cwd: options.cwd, report }))
      output.set(path, file);
    for (const file of output.values()) attempt(report, () => readable(file, options.cwd));
    const own = [...pages.keys()].filter((path) => path.endsWith(".html")).length;
    // What is wrong with the book is wrong with all of its variants.
    if (!stops(problems, true)) {
      const { progress: _, ...shared } = setting;
      const given = { models, sources, numbers, output, setting: { ...shared, books } };
      for (const [path, file] of variantFiles(book, theme, given)) output.set(path, file);
    }
    return {
      title: book.config.title,
      files: output,
      pages: books.reduce((sum, inner) => sum + inner.pages, own),
      asked: [...new Set([...files.asked, ...books.flatMap(({ asked }) => asked)])].sort(),
    };
  }

  private trying<T>(work: () => T): T | undefined {
    return attempt(this.tell, () => reading(this.options.cwd, work));
  }
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
