import { join, parse, relative } from "node:path";
import { missingModel } from "../directives/index.ts";
import {
  attempt,
  Mistake,
  orProblem,
  type Problem,
  type ProblemCode,
  problemAt,
  type Report,
  Source,
} from "../problem/index.ts";
import { readYaml } from "../yaml/index.ts";
import { folded } from "./addresses.ts";
import { type ChapterFile, chapterFiles } from "./chapters.ts";
import type { Folder } from "./folder.ts";
import { type BookData, bookSchema } from "./schema.ts";

/** A book folder, read. */
export interface Book {
  readonly folder: string;
  readonly config: BookData["value"];
  /** book.yaml, whose places problems name. */
  readonly data: BookData;
  readonly source: Source;
  /** Its pages in order, those in front of the first chapter too. */
  readonly chapters: readonly ChapterFile[];
  /** What is left out as a draft. */
  readonly drafts: readonly Pick<ChapterFile, "slug" | "path">[];
  /** `index.md`, the words on the title page, where the book has one. */
  readonly intro: Source | undefined;
  /** The models' texts by name, or why one cannot be read. */
  readonly models: ReadonlyMap<string, Source | Problem>;
  /** The model of chapters that name none, or why there is none. */
  readonly model: string | Problem | undefined;
}

/** The models of a book's folder by name, whatever its book.yaml says. */
export function readModels(folder: Folder): Map<string, Source | Problem> {
  const files = [".yaml", ".yml"].flatMap((ending) => folder.list("models", ending));
  const taken = new Map<string, string>();
  return new Map(
    files.map((file) => {
      const text = orProblem((report) => attempt(report, () => modelText(folder, file, taken)));
      return [parse(file).name, text];
    }),
  );
}

/** The text of a model's file, of a name that none in `taken` has. @throws Mistake. */
function modelText(folder: Folder, file: string, taken: Map<string, string>): Source {
  const { name, ext } = parse(file);
  const text = folder.text(`models/${file}`);
  const wrong = (code: ProblemCode, found: string, expected: string) =>
    new Mistake(problemAt(text, { start: 0, end: 0 }, code, { found, expected }));
  if (ext !== ".yaml") throw wrong("bad-name", "a model's file that ends with .yml", `models/${name}.yaml`);
  const before = taken.get(folded(name));
  const like = `the name of models/${before}, but for capitals or accents`;
  if (before) throw wrong("duplicate-name", like, "another name");
  taken.set(folded(name), file);
  return text;
}

/** Reads a book folder; what is wrong with book.yaml, or missing, is reported. Undefined without a book. */
export function readBook(
  folder: Folder,
  models: Book["models"],
  { cwd, drafts, report }: { cwd: string; drafts: boolean; report: Report },
): Book | undefined {
  if (!folder.has("book.yaml")) {
    const source = new Source(relative(cwd, join(folder.path, "book.yaml")), "");
    const finding = { found: "no book.yaml in this folder", expected: "a book folder with book.yaml in it" };
    report(problemAt(source, { start: 0, end: 0 }, "missing-book", finding));
    return undefined;
  }
  const source = folder.read("book.yaml");
  const data = source && readYaml({ source, text: source.text, start: 0 }, bookSchema, report);
  if (!source || !data) return undefined;
  return {
    folder: folder.path,
    config: data.value,
    data,
    source,
    ...chapterFiles(data, { folder, source, models, drafts, report }),
    intro: folder.has("index.md") ? folder.read("index.md") : undefined,
    models,
    model: defaultModel(data, source, models, report),
  };
}

/** The model that book.yaml names, or why it is none; without a name the only one there is. */
function defaultModel(
  data: BookData,
  source: Source,
  models: Book["models"],
  report: Report,
): string | Problem | undefined {
  const { model } = data.value;
  if (model === undefined) return models.size === 1 ? [...models.keys()][0] : undefined;
  if (models.has(model)) return model;
  const problem = missingModel(source, data.span(["model"]).start, model, models.keys());
  report(problem);
  return problem;
}
