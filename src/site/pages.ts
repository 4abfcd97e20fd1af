import {
  type BookFiles,
  type Chapter,
  type ChapterOptions,
  compileChapter,
  linkPage,
} from "../chapter/index.ts";
import type { LedgerLine, Models } from "../directives/index.ts";
import { toHtml } from "../formats/index.ts";
import type { Report } from "../problem/index.ts";
import { ledgerAddress, pageAddress, rootFrom } from "./addresses.ts";
import type { Book } from "./book.ts";
import type { ChapterFile } from "./chapters.ts";
import { directionOf } from "./language.ts";
import { Places } from "./places.ts";
import { type ReferencePage, referencePages } from "./reference.ts";
import type { OutputFile, Theme } from "./theme.ts";

/** What pages are made with. */
export interface PageOptions {
  readonly files: BookFiles;
  readonly models: Models;
  readonly allowFalseClaims: boolean;
  readonly report: Report;
  /** The program's name and version. */
  readonly generator: string;
  /** Is told after each chapter how many are done, and of how many. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

/** One page of the book on its way to a template. */
interface Page {
  readonly chapter: Chapter;
  readonly html: string;
}

/** What a book's chapters become, by path in the built book. */
export interface RenderedPages {
  /** HTML, the title page first. */
  readonly pages: ReadonlyMap<string, string>;
  /** The drawings as files of their own. */
  readonly figures: ReadonlyMap<string, OutputFile>;
}

/** The pages of a book and the files beside them. */
export function renderPages(book: Book, theme: Theme, options: PageOptions): RenderedPages {
  const { report, models, files, allowFalseClaims } = options;
  const compile = (
    file: Pick<ChapterOptions, "slug" | "path" | "number" | "isTitlePage">,
    source: Chapter["source"],
  ) => {
    const ledger = (line: LedgerLine) => `${rootFrom(file.slug)}${ledgerAddress(line)}`;
    const { literals } = book.config;
    const shared = { files, models, model: book.model, allowFalseClaims, literals, ledger, report };
    return compileChapter(source, { ...file, ...shared });
  };
  const compiled = book.chapters.map(({ source, ...file }) => compile(file, source));
  const front = book.intro && compile({ slug: "index", path: "index.md", isTitlePage: true }, book.intro);
  const written = [...(front ? [front] : []), ...compiled];
  const records = written.map(({ record }) => record);
  const finish = (chapter: Chapter): Page => {
    linkPage(chapter, records, report);
    return { chapter, html: toHtml(chapter, report) };
  };
  const chapters = compiled.map((chapter, index) => {
    const page = finish(chapter);
    options.progress?.(index + 1, compiled.length);
    return page;
  });
  const intro = front && finish(front);
  const reference = referencePages(models, new Places(written), report);
  const all: Pages = { book, intro, chapters, reference, options };
  const pages = new Map<string, string>();
  pages.set("index.html", theme.render("index", titleVariables(all)));
  chapters.forEach((page, index) => {
    pages.set(`${page.chapter.slug}.html`, theme.render("page", chapterVariables(all, index)));
  });
  for (const page of reference) {
    pages.set(page.file, theme.render(page.template, referenceVariables(all, page)));
  }
  return { pages, figures: figureFiles(written, options.generator) };
}

/** Each drawing with the program that drew it written in, and a picture of it. */
function figureFiles(chapters: readonly Chapter[], generator: string): Map<string, OutputFile> {
  const files = chapters.flatMap(({ figures }) =>
    figures.flatMap(({ path, svg }): [string, OutputFile][] => {
      const drawing = svg.replace("<style>", () => `<metadata>${generator}</metadata><style>`);
      return [
        [path, drawing],
        [path.replace(/svg$/, "png"), { pictureOf: drawing }],
      ];
    }),
  );
  return new Map(files);
}

/** All pages of a book on their way to the templates. */
interface Pages {
  readonly book: Book;
  readonly intro: Page | undefined;
  readonly chapters: readonly Page[];
  readonly reference: readonly ReferencePage[];
  readonly options: PageOptions;
}

function shared(all: Pages, slug: string, lang = all.book.config.language) {
  const { book, reference, options } = all;
  const { title, authors, language, description, url } = book.config;
  return {
    book: { title, authors, lang: language, description, url },
    lang,
    dir: directionOf(lang),
    root: rootFrom(slug),
    generator: options.generator,
    contents: contents(all, slug),
    reference: reference.map(({ title, url, file }) => ({ title, url, current: file === `${slug}.html` })),
  };
}

/** The table of contents: a list for each run of chapters that belong to the same part, or to none. */
function contents({ book, chapters }: Pages, slug: string) {
  const groups: { part: string | undefined; entries: object[] }[] = [];
  chapters.forEach(({ chapter }, index) => {
    const { part, number, isDraft } = book.chapters[index] as ChapterFile;
    const entry = { ...link(chapter), number, draft: isDraft, current: chapter.slug === slug };
    const last = groups.at(-1);
    if (last && last.part === part) last.entries.push(entry);
    else groups.push({ part, entries: [entry] });
  });
  return groups;
}

const link = ({ title, slug }: Chapter) => ({ title, url: pageAddress(slug) });

function titleVariables(all: Pages) {
  const { book, intro, chapters } = all;
  const page = { title: book.config.title, html: intro?.html ?? "", url: "index.html", headings: [] };
  const [first] = chapters;
  return { ...shared(all, "index", intro?.chapter.lang), page, next: first && link(first.chapter) };
}

function referenceVariables(all: Pages, { title, url, file, variables }: ReferencePage) {
  const page = { title, url, headings: [], html: "" };
  return { ...shared(all, file.replace(/\.html$/, "")), page, ...variables() };
}

function chapterVariables(all: Pages, index: number) {
  const { chapters } = all;
  const page = chapters[index];
  if (!page) throw new RangeError("no such chapter");
  const { chapter, html } = page;
  const previous = chapters[index - 1];
  const next = chapters[index + 1];
  const sections = chapter.headings.filter(({ depth }) => depth === 2 || depth === 3);
  return {
    ...shared(all, chapter.slug, chapter.lang),
    page: {
      title: chapter.title,
      draft: all.book.chapters[index]?.isDraft,
      description: chapter.description,
      html,
      url: link(chapter).url,
      headings: sections,
    },
    previous: previous && link(previous.chapter),
    next: next && link(next.chapter),
  };
}
