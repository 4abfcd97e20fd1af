import { digestOf } from "../cache/index.ts";
import type { BookFiles, ChapterOptions } from "../chapter/index.ts";
import type { LedgerLine, Models } from "../directives/index.ts";
import type { OutputFile } from "../output/index.ts";
import type { Report, Source } from "../problem/index.ts";
import { CHECK, folded, ledgerAddress, pageAddress, rootFrom } from "./addresses.ts";
import type { Book } from "./book.ts";
import { checkPage, checksOf, filesOf, scriptFiles } from "./checks.ts";
import { Contents } from "./contents.ts";
import type { InnerBook } from "./inner-books.ts";
import { directionOf } from "./language.ts";
import { PageHtml } from "./page-html.ts";
import { figureFiles } from "./pictures.ts";
import { Places } from "./places.ts";
import { type Redirect, redirectsOf } from "./redirects.ts";
import { type ReferencePage, referencePages } from "./reference.ts";
import type { Draft, WrittenChapter } from "./scribe.ts";
import type { Theme } from "./theme.ts";
import { brokenIn, markedBody, type Variant, variantNames } from "./variants.ts";
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
  /** Takes what is wrong with links and references. */
  readonly toLinks: Report;
  /** The program's name and version. */
  readonly generator: string;
  /** Is told after each chapter how many are done, and of how many. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

/** One page of the book on its way to a template. */
interface Page {
  readonly chapter: WrittenChapter;
  readonly html: PageHtml;
  /** The files of the book's folder that it shows or links to. */
  readonly assets: readonly string[];
}

/** What a book's chapters and models give. */
export interface RenderedPages {
  /** By path in the built book: the pages, the title page first, and the scripts that check them. */
  readonly pages: ReadonlyMap<string, OutputFile>;
  /** The files of the book's folder that pages show or link to. */
  readonly assets: readonly string[];
  /** The drawings as files of their own. */
  readonly figures: ReadonlyMap<string, OutputFile>;
}

/** The pages of a book and the files beside them. */
export function renderPages(book: Book, theme: Theme, options: PageOptions): RenderedPages {
  const { report, workshop, models, files, allowFalseClaims, notesPlaces } = options;
  const write = (
    file: Pick<ChapterOptions, "slug" | "path" | "number" | "isTitlePage">,
    source: Source,
  ): Draft => {
    const ledger = (line: LedgerLine) => `${rootFrom(file.slug)}${ledgerAddress(line)}`;
    const { literals } = book.config;
    const desk = { files, models, allowFalseClaims, notesPlaces, report };
    const shared = { ...desk, model: book.model, literals, ledger };
    return workshop.scribe.write(source, { ...file, ...shared });
  };
  const compiled = book.chapters.map(({ source, ...file }, index) => {
    const draft = write(file, source);
    options.progress?.(index + 1, book.chapters.length);
    return draft;
  });
  const front = book.intro && write({ slug: "index", path: "index.md", isTitlePage: true }, book.intro);
  const written = [...(front ? [front] : []), ...compiled].map(({ chapter }) => chapter);
  const records = written.map(({ record }) => record);
  const opening = front ? [{ ...front.chapter, title: book.config.title }] : [];
  const numbered = book.chapters.filter(({ number }) => number !== undefined).map(({ slug }) => slug);
  const places = new Places([...opening, ...compiled.map(({ chapter }) => chapter)], new Set(numbered));
  const reference = referencePages(models, places, report);
  const own = new Set(["index.html", ...filesOf(models), ...theme.assets.keys()]);
  const built = (path: string) => own.has(path) || options.books.some((book) => book.files.has(path));
  const destinations = { pages: records, drafts: book.drafts, built, files };
  const finish = (draft: Draft): Page => {
    const { assets, digest, html } = workshop.scribe.finish(draft, destinations, options.toLinks);
    const { variant } = options;
    const body = variant ? markedBody({ digest, html }, models, variant) : { digest, html };
    return { chapter: draft.chapter, html: new PageHtml(body), assets };
  };
  const chapters = compiled.map(finish);
  const intro = front && finish(front);
  const variants = variantNames(book, () => {});
  const entries = book.chapters.map(({ slug, number, part, isDraft }, index) => {
    return { slug, number, part, isDraft, title: compiled[index]?.chapter.title ?? "" };
  });
  const fresh = new Contents(entries);
  const contents = workshop.contents.of([fresh.digest], () => fresh);
  const all: Pages = { book, intro, chapters, reference, contents, variants, options };
  const pages = printPages(all, theme, places);
  const taken = new Set([...pages.keys()].map(folded));
  const isPage = (file: string) => taken.has(folded(file));
  for (const redirect of redirectsOf({ ...book, destinations, isPage, report })) {
    const variables = redirectVariables(all, redirect);
    const make = () => theme.render("redirect", { ...variables, contents: contents.of("") });
    const parts = [theme.key, "redirect", contents.digest, variables];
    pages.set(redirect.file, workshop.press.page(redirect.file, parts, make));
  }
  const assets = [...(intro ? [intro] : []), ...chapters].flatMap((page) => page.assets);
  const figures = figureFiles(written, options.generator);
  return { pages, assets, figures };
}

/** All pages of a book on their way to the templates. */
interface Pages {
  readonly book: Book;
  readonly intro: Page | undefined;
  readonly chapters: readonly Page[];
  readonly reference: readonly ReferencePage[];
  readonly contents: Contents;
  /** The names of the book's variants. */
  readonly variants: readonly string[];
  readonly options: PageOptions;
}

/** What a template is given, but for what it makes of it by itself. */
interface Variables {
  readonly page: { readonly html: PageHtml | string };
  readonly [name: string]: unknown;
}

/** The pages but for the redirects, and the scripts that check them. */
function printPages(all: Pages, theme: Theme, places: Places): Map<string, OutputFile> {
  const { reference, options } = all;
  const { models, workshop } = options;
  const { press } = workshop;
  const pages = new Map<string, OutputFile>();
  const print = (path: string, template: string, variables: Variables, inputs = (_html: string) => ({})) => {
    const make = () => {
      const html = variables.page.html.valueOf();
      const contents = all.contents.of(path.replace(/\.html$/, ""));
      const page = { ...variables.page, html };
      return theme.render(template, { ...variables, page, contents, ...inputs(html) });
    };
    pages.set(path, press.page(path, [theme.key, template, all.contents.digest, variables], make));
  };
  print("index.html", "index", titleVariables(all));
  all.chapters.forEach((page, index) => {
    const broken = (html: string) => ({ broken: options.variant ? brokenIn(html) : [] });
    print(`${page.chapter.slug}.html`, "page", chapterVariables(all, index), broken);
  });
  const state = digestOf([models.names.map((name) => models.state(name)), places.list]);
  for (const page of reference) {
    print(page.file, page.template, { ...referenceVariables(all, page), state }, page.variables);
  }
  if (reference.length > 0) {
    const marks = press.marks(pages.keys());
    const checks = workshop.checks.of([[...marks], state], () => checksOf(marks, models));
    const page = checkPage(checks);
    const codes = checks.flatMap(({ scripts }) => scripts.map(({ code }) => code));
    print(CHECK, "check", { ...referenceVariables(all, page), codes }, page.variables);
    for (const [file, text] of scriptFiles(checks, theme)) pages.set(file, text);
  }
  return pages;
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

function titleVariables(all: Pages) {
  const { book, intro, chapters } = all;
  const page = { title: book.config.title, html: intro?.html ?? "", url: "index.html", headings: [] };
  const [first] = chapters;
  return { ...shared(all, "index", intro?.chapter.lang), page, next: first && link(first.chapter) };
}

function referenceVariables(all: Pages, { title, url, file }: ReferencePage) {
  const page = { title, url, headings: [], html: "" };
  return { ...shared(all, file.replace(/\.html$/, "")), page };
}

function redirectVariables(all: Pages, { file, target, fromRoot }: Redirect) {
  const { url } = all.book.config;
  const canonical = url === undefined || /^https?:/.test(fromRoot) ? target : `${url}${fromRoot}`;
  const page = { target, canonical };
  return { ...shared(all, file.replace(/\.html$/, "")), page };
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
