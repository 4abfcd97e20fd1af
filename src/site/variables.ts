import type { BookFiles, Destinations } from "../chapter/index.ts";
import type { Models } from "../directives/index.ts";
import type { PageWords } from "../output/index.ts";
import type { Report } from "../problem/index.ts";
import { pageAddress, rootFrom } from "./addresses.ts";
import type { Book } from "./book.ts";
import { checkPage } from "./checks.ts";
import type { Contents } from "./contents.ts";
import type { InnerBook } from "./inner-books.ts";
import { directionOf } from "./language.ts";
import type { PageHtml } from "./page-html.ts";
import type { Redirect } from "./redirects.ts";
import type { ReferencePage } from "./reference.ts";
import type { WrittenChapter } from "./scribe.ts";
import type { Variant } from "./variants.ts";
import type { Workshop } from "./workshop.ts";

/** What pages are made with. */
export interface PageOptions {
  readonly workshop: Workshop;
  readonly files: BookFiles;
  readonly models: Models;
  /** The books in this one. */
  readonly books: readonly InnerBook[];
  readonly allowFalseClaims: boolean;
  /** Elements say where their author typed them. */
  readonly notesPlaces?: boolean | undefined;
  /** The pages are those of a variant. */
  readonly variant?: Variant | undefined;
  readonly report: Report;
  /** What stands around a book that is in another one. */
  readonly beyond?: Destinations["beyond"];
  /** Takes what is wrong with links and references. */
  readonly toLinks: Report;
  /** The program's name and version. */
  readonly generator: string;
  /** Is told after each chapter how many are done, and of how many. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

/** One page of the book on its way to a template. */
export interface Page {
  readonly chapter: WrittenChapter;
  readonly html: PageHtml;
  /** The files of the book's folder that it shows or links to. */
  readonly assets: readonly string[];
  readonly words: PageWords;
}

/** All pages of a book on their way to the templates. */
export interface Pages {
  readonly book: Book;
  readonly intro: Page | undefined;
  readonly chapters: readonly Page[];
  readonly reference: readonly ReferencePage[];
  readonly contents: Contents;
  /** The names of the book's variants. */
  readonly variants: readonly string[];
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
    ...variantVariables(all),
    reference: [
      ...listed(reference).map(({ title, url, file }) => ({ title, url, current: file === `${slug}.html` })),
      ...options.books.map((inner) => ({ title: inner.title, url: inner.url, current: false })),
    ],
  };
}

/** What a page says of the book's variants: its own, where it is one's, and the way to the others. */
function variantVariables({ book, variants, options: { variant } }: Pages) {
  if (variants.length === 0) return {};
  const entries = variants.map((name) => ({ title: book.config.variants[name]?.title, folder: `${name}/` }));
  const all = [{ title: "As written", folder: "" }, ...entries];
  const own = variant === undefined ? "" : `${variant.name}/`;
  return {
    variant: variant && { title: variant.title, with: variant.with },
    toBase: variant === undefined ? "" : "../",
    variants: all.map((one) => ({ ...one, current: one.folder === own })),
  };
}

/** The pages made of the models as contents list them, with the one that checks them all. */
const listed = (reference: readonly ReferencePage[]) =>
  reference.length > 0 ? [...reference, checkPage([])] : [];

const link = ({ title, slug }: WrittenChapter) => ({ title, url: pageAddress(slug) });

/** What the template of the title page is given. */
export function titleVariables(all: Pages) {
  const { book, intro, chapters } = all;
  const page = { title: book.config.title, html: intro?.html ?? "", url: "index.html", headings: [] };
  const [first] = chapters;
  return { ...shared(all, "index", intro?.chapter.lang), page, next: first && link(first.chapter) };
}

/** What the templates of pages made of the models are given. */
export function referenceVariables(all: Pages, { title, url, file }: ReferencePage) {
  const page = { title, url, headings: [], html: "" };
  return { ...shared(all, file.replace(/\.html$/, "")), page };
}

/** What the template of a redirect is given. */
export function redirectVariables(all: Pages, { file, target, fromRoot }: Redirect) {
  const { url } = all.book.config;
  const canonical = url === undefined || /^https?:/.test(fromRoot) ? target : `${url}${fromRoot}`;
  const page = { target, canonical };
  return { ...shared(all, file.replace(/\.html$/, "")), page };
}

/** What the template of a chapter's page is given. */
export function chapterVariables(all: Pages, index: number) {
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
