import { basename, join, posix, relative } from "node:path";
import type { z } from "zod";
import { missingModel } from "../directives/index.ts";
import {
  type Finding,
  nearest,
  type ProblemCode,
  problemAt,
  type Report,
  Source,
  type Span,
} from "../problem/index.ts";
import { readYaml, type YamlData } from "../yaml/index.ts";
import type { Folder } from "./folder.ts";
import { bookSchema } from "./schema.ts";

/** A chapter of a book as its files give it. */
export interface ChapterFile {
  readonly source: Source;
  /** The page's address from the book's root, without `.html`. */
  readonly slug: string;
  /** The file from the book's folder. */
  readonly path: string;
}

/** The pages that every book may have, by slug. */
const OWN_PAGES = [
  ["index", "the title page"],
  ["symbols", "the index of symbols"],
  ["check", "the page on checking its numbers"],
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

/** The models of a book's folder by name, whatever its book.yaml says. */
export function readModels(folder: Folder): Map<string, Source> {
  const names = folder.list("models", ".yaml").map((file) => basename(file, ".yaml"));
  return new Map(
    names.flatMap((name) => {
      const source = folder.read(`models/${name}.yaml`);
      return source ? [[name, source] as const] : [];
    }),
  );
}

/** Reads a book folder; what is wrong with book.yaml, or missing, is reported. Undefined without a book. */
export function readBook(
  folder: Folder,
  models: Book["models"],
  cwd: string,
  report: Report,
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
    chapters: chapterFiles(data, folder, source, models, report),
    intro: folder.has("index.md") ? folder.read("index.md") : undefined,
    models,
    model: defaultModel(data, source, models, report),
  };
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
  report(missingModel(source, data.span(["model"]).start, model, models.keys()));
  return undefined;
}

function chapterFiles(
  data: Data,
  folder: Folder,
  source: Source,
  models: Book["models"],
  report: Report,
): ChapterFile[] {
  const seen = new Map<string, string>(OWN_PAGES);
  for (const name of models.keys()) seen.set(`ledger-${name}`.toLowerCase(), `the ledger of ${name}`);
  return data.value.chapters.flatMap((path, index) => {
    const span: Span = data.span(["chapters", index]);
    const wrong = (code: ProblemCode, finding: Finding) => {
      report(problemAt(source, span, code, finding));
      return [];
    };
    const inside = posix.normalize(path);
    const slug = slugOf(inside);
    const before = seen.get(slug.toLowerCase());
    if (inside.startsWith("..") || posix.isAbsolute(inside) || !inside.endsWith(".md")) {
      return wrong("bad-shape", {
        found: `the chapter "${path}"`,
        expected: "a Markdown file in the book's folder",
      });
    }
    if (!folder.has(inside)) {
      const suggestion = unlisted(inside, folder, data.value.chapters);
      return wrong("missing-chapter", { found: `the chapter "${path}", which nobody wrote`, suggestion });
    }
    if (before !== undefined) {
      const found = `"${path}" becomes ${slug}.html, as does ${before}`;
      return wrong("duplicate-name", { found, expected: "another file name" });
    }
    seen.set(slug.toLowerCase(), path);
    const chapter = folder.read(inside);
    return chapter ? [{ source: chapter, slug, path: inside }] : [];
  });
}

/** The nearest chapter in the folder that book.yaml does not list yet. */
function unlisted(path: string, folder: Folder, chapters: readonly string[]): string | undefined {
  const inner = posix.dirname(path);
  const written = folder.list(inner, ".md").filter((file) => !chapters.includes(posix.join(inner, file)));
  const near = nearest(
    posix.basename(path, ".md"),
    written.map((file) => posix.basename(file, ".md")),
  );
  return near === undefined ? undefined : posix.join(inner, `${near}.md`);
}

/** `03-forward.md` becomes `forward`, `part/01-start.md` becomes `part/start`. */
function slugOf(path: string): string {
  const name = posix.basename(path, ".md").replace(/^\d{1,3}[-_. ]+(?=.)/, "");
  return posix.join(posix.dirname(path), name);
}
