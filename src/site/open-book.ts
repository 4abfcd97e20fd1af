import { tears } from "../chapter/index.ts";
import { Models } from "../directives/index.ts";
import { type Excerpt, nearest, type Problem, problemAt, type Report, spanOf } from "../problem/index.ts";
import { type Book, readBook, readModels } from "./book.ts";
import { Folder } from "./folder.ts";
import { manual } from "./manual/index.ts";
import type { PageOptions } from "./variables.ts";
import type { Workshop } from "./workshop.ts";

/** How a book is built. */
export interface BuildOptions {
  /** The folder that problems name files from. */
  readonly cwd: string;
  /** Broken claims are marked in the page and no problem. */
  readonly allowFalseClaims?: boolean;
  /** Numbers in the place of a model's own, as `--with` has them; of the book's model where none is named. */
  readonly with?: { readonly numbers: Excerpt; readonly model?: Excerpt | undefined } | undefined;
  /** Elements of pages say where their author typed them: `data-at="file:line:column"`. */
  readonly notesPlaces?: boolean;
  /** Chapters that are drafts are built too, and marked. */
  readonly drafts?: boolean;
  /** What stands around a book that is in another one. */
  readonly beyond?: PageOptions["beyond"];
  /** The program's name and version, for the pages. */
  readonly generator: string;
  /** Parts of the manual, by name, beside those that are made of the language's tables. */
  readonly manual?: Readonly<Record<string, () => string>>;
  /** Is told after each chapter how many are done, and of how many. */
  readonly progress?: (done: number, all: number) => void;
}

/** A book that was read and not built yet. */
export interface OpenBook {
  readonly book: Book;
  readonly files: Folder;
  /** Its models, in the order in which readers meet them. */
  readonly sources: Book["models"];
  readonly setting: Omit<PageOptions, "books">;
}

/** Reads the book in a folder; undefined without one. @throws Mistake where a part that all of it needs is wrong. */
export function openBook(
  folder: string,
  options: BuildOptions,
  workshop: Workshop,
  problems: readonly Problem[],
  tell: Report,
): OpenBook | undefined {
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
  const { allowFalseClaims = false, notesPlaces, generator, progress, beyond } = options;
  const own = { models, allowFalseClaims, notesPlaces, progress, beyond };
  return { book, files, sources, setting: { files, report, toLinks, generator, workshop, ...own } };
}

function manualOf({ manual: more = {} }: BuildOptions): ReadonlyMap<string, () => string> {
  return new Map([...manual, ...Object.entries(more)]);
}

/** The models in the order in which readers meet them: the book's own one, then the others by their names. */
function ownFirst(models: Book["models"], own: Book["model"]): Book["models"] {
  return new Map([...models].sort(([a], [b]) => Number(b === own) - Number(a === own)));
}

/** Puts numbers in the place of a model's own for the whole book. */
export function changeModel(
  models: Models,
  { numbers, model }: NonNullable<BuildOptions["with"]>,
  own: string | Problem | undefined,
  report: Report,
): void {
  const name = model?.text ?? own;
  if (typeof name === "object") return;
  if (name !== undefined && models.has(name)) {
    models.change(name, numbers, report);
    return;
  }
  const wrong = model ?? numbers;
  report(
    problemAt(wrong.source, spanOf(wrong), "missing-model", {
      found: name === undefined ? "numbers for a book that has no model of its own" : `the model "${name}"`,
      expected: `one of ${models.names.join(", ")}`,
      suggestion: name === undefined ? undefined : nearest(name, models.names),
    }),
  );
}
