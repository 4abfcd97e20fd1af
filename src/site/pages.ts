import { digestOf } from "../cache/index.ts";
import type { ChapterOptions } from "../chapter/index.ts";
import type { LedgerLine } from "../directives/index.ts";
import type { OutputFile, PageWords } from "../output/index.ts";
import type { Source } from "../problem/index.ts";
import { CHECK, folded, ledgerAddress, rootFrom } from "./addresses.ts";
import type { Book } from "./book.ts";
import { checkPage, checksOf, filesOf, scriptFiles } from "./checks.ts";
import { Contents } from "./contents.ts";
import { PageHtml } from "./page-html.ts";
import { figureFiles } from "./pictures.ts";
import { Places } from "./places.ts";
import { redirectsOf } from "./redirects.ts";
import { referencePages } from "./reference.ts";
import type { Draft } from "./scribe.ts";
import type { Steps } from "./steps.ts";
import type { Theme } from "./theme.ts";
import {
  chapterVariables,
  type Page,
  type PageOptions,
  type Pages,
  redirectVariables,
  referenceVariables,
  titleVariables,
} from "./variables.ts";
import { brokenIn, markedBody, variantNames } from "./variants.ts";

/** What a book's chapters and models give. */
export interface RenderedPages {
  /** By path in the built book: the pages, the title page first, and the scripts that check them. */
  readonly pages: ReadonlyMap<string, OutputFile>;
  /** The files of the book's folder that pages show or link to. */
  readonly assets: readonly string[];
  /** The drawings as files of their own. */
  readonly figures: ReadonlyMap<string, OutputFile>;
}

function write(
  book: Book,
  { workshop, files, models, allowFalseClaims, notesPlaces, report }: PageOptions,
  source: Source,
  file: Pick<ChapterOptions, "slug" | "path" | "number" | "isTitlePage">,
): Draft {
  const ledger = (line: LedgerLine) => `${rootFrom(file.slug)}${ledgerAddress(line)}`;
  const { literals } = book.config;
  const desk = { files, models, allowFalseClaims, notesPlaces, report };
  return workshop.scribe.write(source, { ...file, ...desk, model: book.model, literals, ledger });
}

/** The chapters of a book, written one after the other. */
function* writeChapters(book: Book, options: PageOptions): Steps<Draft[]> {
  const { length } = book.chapters;
  const { language } = book.config;
  const drafts: Draft[] = [];
  for (const { source, ...file } of book.chapters) {
    const draft = write(book, options, source, file);
    drafts.push(draft);
    options.progress?.(drafts.length, length);
    const words = options.workshop.scribe.words(draft);
    yield { path: `${file.slug}.html`, words, language, chapters: length };
  }
  return drafts;
}

/** The pages of a book and the files beside them. */
export function* renderPages(book: Book, theme: Theme, options: PageOptions): Steps<RenderedPages> {
  const { report, workshop, models, files } = options;
  const { intro: opener } = book;
  const compiled = yield* writeChapters(book, options);
  const front =
    opener && write(book, options, opener, { slug: "index", path: "index.md", isTitlePage: true });
  const written = [...(front ? [front] : []), ...compiled].map(({ chapter }) => chapter);
  const records = written.map(({ record }) => record);
  const opening = front ? [{ ...front.chapter, title: book.config.title }] : [];
  const numbered = book.chapters.filter(({ number }) => number !== undefined).map(({ slug }) => slug);
  const places = new Places([...opening, ...compiled.map(({ chapter }) => chapter)], new Set(numbered));
  const reference = referencePages(models, places, report);
  const own = new Set(["index.html", ...filesOf(models), ...theme.assets.keys()]);
  const built = (path: string) => own.has(path) || options.books.some((book) => book.files.has(path));
  const destinations = { pages: records, drafts: book.drafts, built, files, beyond: options.beyond };
  const finish = (draft: Draft): Page => {
    const { assets, digest, html, words } = workshop.scribe.finish(draft, destinations, options.toLinks);
    const { variant } = options;
    const body = variant ? markedBody({ digest, html }, models, variant) : { digest, html };
    return { chapter: draft.chapter, html: new PageHtml(body), assets, words };
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
  const pages = yield* printPages(all, theme, places);
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

/** What a template is given, but for what it makes of it by itself. */
interface Variables {
  readonly page: { readonly html: PageHtml | string };
  readonly [name: string]: unknown;
}

/** How a page is printed beside what its template is given in any case. */
interface Printing {
  /** What its template is given of its body's HTML. */
  readonly inputs?: (html: string) => object;
  readonly words?: PageWords;
}

/** The pages but for the redirects, and the scripts that check them. */
function* printPages(all: Pages, theme: Theme, places: Places): Steps<Map<string, OutputFile>> {
  const { reference, options } = all;
  const { models, workshop } = options;
  const { press } = workshop;
  const pages = new Map<string, OutputFile>();
  const print = (path: string, template: string, variables: Variables, { inputs, words }: Printing = {}) => {
    const make = () => {
      const html = variables.page.html.valueOf();
      const contents = all.contents.of(path.replace(/\.html$/, ""));
      const page = { ...variables.page, html };
      return theme.render(template, { ...variables, page, contents, ...inputs?.(html) });
    };
    const made = press.page(path, [theme.key, template, all.contents.digest, variables], make);
    pages.set(path, words ? { ...made, words } : made);
  };
  print("index.html", "index", titleVariables(all));
  for (const [index, page] of all.chapters.entries()) {
    const broken = (html: string) => ({ broken: options.variant ? brokenIn(html) : [] });
    const path = `${page.chapter.slug}.html`;
    print(path, "page", chapterVariables(all, index), { inputs: broken, words: page.words });
    yield undefined;
  }
  const state = digestOf([models.names.map((name) => models.state(name)), places.list]);
  for (const page of reference) {
    print(page.file, page.template, { ...referenceVariables(all, page), state }, { inputs: page.variables });
  }
  if (reference.length > 0) {
    const marks = press.marks(pages.keys());
    const shown = digestOf([[...marks], state]);
    const checks = workshop.checks.of([shown], () => checksOf(marks, models));
    const page = checkPage(checks);
    print(CHECK, "check", { ...referenceVariables(all, page), state: shown }, { inputs: page.variables });
    for (const [file, text] of scriptFiles(checks, theme)) pages.set(file, text);
  }
  return pages;
}
