import { join, posix } from "node:path";
import { type Destinations, slugOf } from "../chapter/index.ts";
import type { Models } from "../directives/index.ts";
import type { OutputFile } from "../output/index.ts";
import { type Finding, type Problem, type ProblemCode, problemAt, type Report } from "../problem/index.ts";
import { folded } from "./addresses.ts";
import type { Book } from "./book.ts";
import { listed } from "./chapters.ts";
import { filesOf } from "./checks.ts";
import type { Folder } from "./folder.ts";
import { TAKEN } from "./variants.ts";

/** A book that stands in a folder of another one and is built into that folder of it. */
export interface InnerBook {
  readonly title: string;
  /** The address of its title page from the outer book's root. */
  readonly url: string;
  /** Its files, from the outer book's root. */
  readonly files: ReadonlyMap<string, OutputFile>;
  readonly pages: number;
  /** The files that it asks for by name, from the outer book's folder; of those outside, what tells their bytes. */
  readonly asked: ReadonlyMap<string, string | undefined>;
}

/** What building one gives. */
interface Built extends Omit<InnerBook, "title" | "url"> {
  readonly title: string | undefined;
  readonly problems: readonly Problem[];
}

/** Builds the books that a book has in it by `build`; a folder that holds none is reported. */
export function innerBooks(
  { config, data, source, chapters }: Book,
  folder: Folder,
  build: (path: string, name: string) => Built,
  report: Report,
): InnerBook[] {
  return config.books.flatMap((name, index) => {
    const wrong = (code: ProblemCode, finding: Finding) => {
      report(problemAt(source, data.span(["books", index]), code, finding));
      return [];
    };
    if (posix.normalize(name) !== name || /^\.|^\/|\/$/.test(name)) {
      return wrong("bad-shape", { found: `the book "${name}"`, expected: "a folder in the book's folder" });
    }
    if (TAKEN.includes(folded(name.split("/")[0] ?? ""))) {
      return wrong("bad-name", { found: `the book "${name}"`, expected: "a folder that no book has itself" });
    }
    if (!folder.has(`${name}/book.yaml`)) {
      const suggestion = folder.nearest(`${name}/book.yaml`)?.replace(/\/book\.yaml$/, "");
      return wrong("missing-book", {
        found: `the book "${name}"`,
        expected: `${name}/book.yaml`,
        suggestion,
      });
    }
    const inside = chapters.find(({ slug }) => slug.startsWith(`${name}/`));
    if (inside) {
      const found = `the book "${name}" and the chapter ${inside.path} go into the same folder`;
      return wrong("duplicate-name", { found, expected: "another folder for one of them" });
    }
    const { title, files, pages, problems, asked } = build(join(folder.path, name), name);
    problems.forEach(report);
    const moved = [...files].map(([path, file]) => [`${name}/${path}`, file] as const);
    return [
      {
        title: title ?? name,
        url: `${encodeURI(name)}/index.html`,
        files: new Map(moved),
        pages,
        asked: new Map([...asked].map(([path, state]) => [posix.join(name, path), state])),
      },
    ];
  });
}

/**
 * What stands around the books in a book: of a path from its root, the file that it is built into; undefined where
 * none is. What lies outside of the book is asked of what stands around that one, and unseen without it.
 */
export function builtAround(
  { config, drafts }: Book,
  folder: Folder,
  models: Models,
  beyond: Destinations["beyond"],
): (path: string) => string | undefined {
  const others = [...config.books, ...Object.keys(config.variants), "assets"];
  const own = new Set(["index.html", ...filesOf(models)]);
  // A chapter that is listed and not there has been told of.
  const pages = listed(config).map(({ path }) => ({ path, page: `${slugOf(path)}.html` }));
  return (path) => {
    if (path.startsWith("..")) return beyond ? beyond(path) : path;
    if (drafts.some((one) => one.path === path || `${one.slug}.html` === path)) return undefined;
    const page = pages.find((one) => one.path === path || one.page === path);
    if (page) return page.page;
    if (path.endsWith(".md")) return undefined;
    const isThere = own.has(path) || others.some((name) => path.startsWith(`${name}/`));
    return isThere || folder.has(path) || folder.has(`public/${path}`) ? path : undefined;
  };
}
