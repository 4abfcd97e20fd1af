import { type Chapter, compileChapter, linkPage } from "../chapter/index.ts";
import type { Models } from "../directives/index.ts";
import { toHtml } from "../formats/index.ts";
import type { Report } from "../problem/index.ts";
import type { Book } from "./book.ts";
import type { Theme } from "./theme.ts";

/** What pages are made with. */
export interface PageOptions {
  readonly models: Models;
  readonly allowFalseClaims: boolean;
  readonly report: Report;
  /** The program's name and version. */
  readonly generator: string;
}

/** One page of the book on its way to a template. */
interface Page {
  readonly chapter: Chapter;
  readonly html: string;
}

/** The pages of a book: path in the built book to HTML, the title page first. */
export function renderPages(book: Book, theme: Theme, options: PageOptions): Map<string, string> {
  const { report, models, allowFalseClaims } = options;
  const common = { models, model: book.model, allowFalseClaims, report };
  const files = book.chapters.map((file, index) => ({ ...file, number: index + 1 }));
  const compiled = files.map(({ source, ...file }) => compileChapter(source, { ...file, ...common }));
  const front = book.intro && compileChapter(book.intro, { slug: "index", path: "index.md", ...common });
  const records = [...(front ? [front] : []), ...compiled].map(({ record }) => record);
  const finish = (chapter: Chapter): Page => {
    linkPage(chapter, records, report);
    return { chapter, html: toHtml(chapter, report) };
  };
  const chapters = compiled.map(finish);
  const intro = front && finish(front);
  const pages = new Map<string, string>();
  pages.set("index.html", theme.render("index", titleVariables(book, intro, chapters, options)));
  chapters.forEach((page, index) => {
    pages.set(
      `${page.chapter.slug}.html`,
      theme.render("page", chapterVariables(book, chapters, index, options)),
    );
  });
  return pages;
}

/** Addresses in a page are relative to it, so that the book works at any base path and from disk. */
const rootFrom = (slug: string) => "../".repeat(slug.split("/").length - 1);

function shared(book: Book, slug: string, chapters: readonly Page[], options: PageOptions) {
  const { title, authors, language, description, url } = book.config;
  return {
    book: { title, authors, lang: language, description, url },
    root: rootFrom(slug),
    generator: options.generator,
    contents: chapters.map(({ chapter }, index) => ({
      ...link(chapter),
      number: index + 1,
      current: chapter.slug === slug,
    })),
  };
}

/** A chapter's title and its address, in which `#`, `?` and spaces of a file name are no signs. */
const link = ({ title, slug }: Chapter) => ({
  title,
  url: `${slug.split("/").map(encodeURIComponent).join("/")}.html`,
});

function titleVariables(
  book: Book,
  intro: Page | undefined,
  chapters: readonly Page[],
  options: PageOptions,
) {
  const page = { title: book.config.title, html: intro?.html ?? "", url: "index.html", headings: [] };
  const [first] = chapters;
  return { ...shared(book, "index", chapters, options), page, next: first && link(first.chapter) };
}

function chapterVariables(book: Book, chapters: readonly Page[], index: number, options: PageOptions) {
  const page = chapters[index];
  if (!page) throw new RangeError("no such chapter");
  const { chapter, html } = page;
  const previous = chapters[index - 1];
  const next = chapters[index + 1];
  const sections = chapter.headings.filter(({ depth }) => depth === 2 || depth === 3);
  return {
    ...shared(book, chapter.slug, chapters, options),
    page: {
      title: chapter.title,
      description: chapter.description,
      html,
      url: link(chapter).url,
      headings: sections,
    },
    previous: previous && link(previous.chapter),
    next: next && link(next.chapter),
  };
}
