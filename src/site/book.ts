import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix, relative } from "node:path";
import type { z } from "zod";
import { nearest, problemAt, type Report, Source, type Span } from "../problem/index.ts";
import { readYaml, type YamlData } from "../yaml/index.ts";
import { bookSchema } from "./schema.ts";

/** A chapter of a book as its files give it. */
export interface ChapterFile {
  readonly source: Source;
  /** The page's address from the book's root, without `.html`. */
  readonly slug: string;
}

/** The pages that every book may have, by slug. */
const OWN_PAGES = [
  ["index", "the title page"],
  ["symbols", "the index of symbols"],
] as const;

/** A book folder, read. */
export interface Book {
  readonly folder: string;
  readonly config: z.output<typeof bookSchema>;
  readonly chapters: readonly ChapterFile[];
  /** `index.md`, the words on the title page, where the book has one. */
  readonly intro: Source | undefined;
  /** By name. */
  readonly models: ReadonlyMap<string, Source>;
  /** The model of chapters that name none. */
  readonly model: string | undefined;
}

/**
 * Reads a book folder; what is wrong with book.yaml, or missing, is reported. Undefined when there is no
 * book to go on with. Problems name files as the author would type them, relative to `cwd`.
 */
export function readBook(folder: string, cwd: string, report: Report): Book | undefined {
  const sourceOf = (path: string) => {
    const file = join(folder, path);
    return new Source(relative(cwd, file), readFileSync(file, "utf8"));
  };
  if (!existsSync(join(folder, "book.yaml"))) {
    const source = new Source(relative(cwd, join(folder, "book.yaml")), "");
    const finding = { found: "no book.yaml in this folder", expected: "a book folder with book.yaml in it" };
    report(problemAt(source, { start: 0, end: 0 }, "missing-book", finding));
    return undefined;
  }
  const source = sourceOf("book.yaml");
  const data = readYaml({ source, text: source.text, start: 0 }, bookSchema, report);
  const models = new Map(
    modelFiles(folder).map((file) => [basename(file, ".yaml"), sourceOf(`models/${file}`)]),
  );
  if (!data) return undefined;
  const made = [...models.keys()].map((name) => [`ledger-${name}`, `the ledger of ${name}`] as const);
  return {
    folder,
    config: data.value,
    chapters: chapterFiles(data, folder, source, sourceOf, [...OWN_PAGES, ...made], report),
    intro: existsSync(join(folder, "index.md")) ? sourceOf("index.md") : undefined,
    models,
    model: defaultModel(data, source, models, report),
  };
}

function modelFiles(folder: string): string[] {
  const models = join(folder, "models");
  return existsSync(models)
    ? readdirSync(models)
        .filter((file) => file.endsWith(".yaml"))
        .sort()
    : [];
}

type Data = YamlData<z.output<typeof bookSchema>>;

/** The model that book.yaml names, else the only one there is. */
function defaultModel(
  data: Data,
  source: Source,
  models: ReadonlyMap<string, Source>,
  report: Report,
): string | undefined {
  const { model } = data.value;
  if (model === undefined) return models.size === 1 ? [...models.keys()][0] : undefined;
  if (models.has(model)) return model;
  const finding = {
    found: `the model "${model}"`,
    expected: `models/${model}.yaml`,
    suggestion: nearest(model, models.keys()),
  };
  report(problemAt(source, data.span(["model"]), "missing-model", finding));
  return undefined;
}

function chapterFiles(
  data: Data,
  folder: string,
  source: Source,
  sourceOf: (path: string) => Source,
  made: Iterable<readonly [string, string]>,
  report: Report,
): ChapterFile[] {
  const seen = new Map<string, string>(made);
  return data.value.chapters.flatMap((path, index) => {
    const span: Span = data.span(["chapters", index]);
    const inside = posix.normalize(path);
    const slug = slugOf(inside);
    const before = seen.get(slug);
    if (inside.startsWith("..") || posix.isAbsolute(inside) || !inside.endsWith(".md")) {
      const finding = { found: `the chapter "${path}"`, expected: "a Markdown file in the book's folder" };
      report(problemAt(source, span, "bad-shape", finding));
    } else if (!existsSync(join(folder, inside))) {
      const written = existsSync(folder) ? markdownFiles(folder, dirname(inside)) : [];
      const finding = {
        found: `the chapter "${path}", which nobody wrote`,
        suggestion: nearest(path, written),
      };
      report(problemAt(source, span, "missing-chapter", finding));
    } else if (before !== undefined) {
      const found = `"${path}" becomes ${slug}.html, as does ${before}`;
      report(problemAt(source, span, "duplicate-name", { found, expected: "another file name" }));
    } else {
      seen.set(slug, path);
      return [{ source: sourceOf(inside), slug }];
    }
    return [];
  });
}

function markdownFiles(folder: string, inner: string): string[] {
  const path = join(folder, inner);
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter((file) => file.endsWith(".md"));
  return files.map((file) => posix.join(inner, file));
}

/** `03-forward.md` becomes `forward`, `part/01-start.md` becomes `part/start`. */
function slugOf(path: string): string {
  const name = posix.basename(path, ".md").replace(/^\d+[-_. ]*(?=.)/, "");
  return posix.join(posix.dirname(path), name);
}
