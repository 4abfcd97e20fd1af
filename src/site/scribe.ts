import type { Root } from "mdast";
import { normalizeUri } from "micromark-util-sanitize-uri";
import { type Cache, digestOf, type Entries } from "../cache/index.ts";
import {
  type Chapter,
  type ChapterOptions,
  compileChapter,
  compose,
  type Destinations,
  linkOf,
  linkPage,
  openLinks,
  waitsForWords,
} from "../chapter/index.ts";
import { EditedText } from "../directives/index.ts";
import {
  type Body,
  escaped,
  type FormulaMemo,
  fillBody,
  OpenPlaces,
  searchedBody,
  toBody,
} from "../formats/index.ts";
import type { PageWords } from "../output/index.ts";
import type { Report, Source } from "../problem/index.ts";
import { digestOfText, type Ingredient, isSame, notingFiles } from "./ingredients.ts";

/** A chapter as its page needs it, but for its body. It depends on no other page, and is plain data. */
export interface WrittenChapter extends Omit<Chapter, "tree" | "source" | "fileAt"> {
  /** A digest of its text and options. */
  readonly key: string;
  /** A digest of all that it was written with. */
  readonly state: string;
  /** What other pages decide: the links and references of the body. */
  readonly links: Root;
}

/** A chapter with its file. */
export interface Draft {
  readonly source: Source;
  readonly options: ScribeOptions;
  readonly chapter: WrittenChapter;
}

/** A chapter's body on its way to a template. */
export interface PageBody {
  readonly digest: string;
  readonly html: () => string;
}

/** What a chapter is written with. */
export interface ScribeOptions extends ChapterOptions {
  /** Elements say where their author typed them. */
  readonly notesPlaces?: boolean | undefined;
}

/** A chapter without problems, kept for as long as all that it was written with stays the same. */
interface KeptChapter {
  readonly ingredients: readonly Ingredient[];
  readonly chapter: WrittenChapter;
  /** The digest of its body in the cache. */
  readonly stored?: string;
  /** That of what a search reads of it. */
  readonly searched?: string;
}

/** A chapter's body with the formulas in it, as the cache holds it. */
interface StoredBody {
  readonly body: Body;
  readonly formulas: readonly (readonly [key: string, html: string])[];
}

/**
 * Writes the chapters of a book. A chapter is written again only when its text, its options, a file that it
 * includes or a model that it uses is another one; a formula is set once for all chapters.
 */
export class Scribe {
  private readonly bodies = new Map<string, Body>();
  private readonly kept: Map<string, KeptChapter>;
  private current = new Set<string>();
  /** The chapter that was written again last, which is likely the next one too. */
  private edited: { readonly slug: string; readonly text: EditedText } | undefined;

  /** `left` is what the last build has left of these chapters; others may set the same `formulas`. */
  constructor(
    private readonly cache: Cache,
    left: Entries,
    private readonly formulas: FormulaMemo,
  ) {
    this.kept = new Map((left.chapters as [string, KeptChapter][] | undefined) ?? []);
  }

  /** The chapter in a file; what is wrong in it is reported, all of it. */
  write(source: Source, options: ScribeOptions): Draft {
    const { files, models, report: _, ledger, ...plain } = options;
    const key = digestOf([plain, ledger !== undefined, source.file, digestOfText(source)]);
    const kept = this.kept.get(plain.slug);
    this.current.add(plain.slug);
    const isSameChapter =
      kept?.chapter.key === key && kept.ingredients.every((one) => isSame(one, files, models));
    const chapter = isSameChapter ? kept.chapter : this.anew(source, options, key);
    return { source, options, chapter };
  }

  private anew(source: Source, options: ScribeOptions, key: string): WrittenChapter {
    const { slug, models, notesPlaces } = options;
    const edited = this.bodies.has(slug) ? this.editedText(slug) : undefined;
    this.load(slug);
    this.kept.delete(slug);
    let isSound = true;
    const report: Report = (problem) => {
      isSound = false;
      options.report(problem);
    };
    const noted = notingFiles(options.files);
    models.takeAsked();
    const compiled = compileChapter(source, { ...options, edited, files: noted.files, report });
    const places = new OpenPlaces(`x${Buffer.from(key, "base64url").toString("hex").slice(0, 20)}`);
    const links = openLinks(compiled.tree, compiled.fileAt, (place) => places.open(place));
    this.bodies.set(slug, toBody({ chapter: compiled, places, memo: this.formulas, report, notesPlaces }));
    const { tree: _, source: __, fileAt: ___, ...rest } = compiled;
    const asked = models.takeAsked().map((model) => ({ model, was: digestOf(models.state(model)) }));
    const ingredients = [...noted.ingredients, ...asked];
    const chapter = { ...rest, key, state: digestOf([key, ingredients]), links };
    if (isSound) this.kept.set(slug, { ingredients, chapter });
    return chapter;
  }

  private editedText(slug: string): EditedText {
    if (this.edited?.slug !== slug) this.edited = { slug, text: new EditedText() };
    return this.edited.text;
  }

  /** A chapter's body, every link checked and leading where it leads, and the files that it leads to. */
  finish(
    draft: Draft,
    destinations: Destinations,
    report: Report,
  ): PageBody & { readonly assets: readonly string[]; readonly words: PageWords } {
    const { chapter, source, options } = draft;
    const { links, record, key, state, slug } = chapter;
    const tree = structuredClone(links);
    let text: Source | undefined;
    const whole = () => {
      text ??= compose(source, record.path, { ...options, report: () => {} }).source;
      return text;
    };
    const assets = linkPage({ tree, record, source: whole }, destinations, report);
    const leads = tree.children.map((_, index) => linkOf(tree, index));
    const html = () => {
      if (!this.bodies.has(slug) && !this.load(slug)) this.anew(source, options, key);
      return fillBody(this.bodies.get(slug) as Body, (open) => {
        if ("formula" in open) return this.formulas.get(open.formula) ?? "";
        if ("address" in open) return escaped(normalizeUri(leads[open.address]?.address ?? ""));
        return escaped(leads[open.words]?.words ?? "");
      });
    };
    const words = this.wordsOf(
      draft,
      leads.map(({ words }) => words),
    );
    return { digest: digestOf([state, leads]), html, assets, words };
  }

  /** What a search finds a chapter by, if no other page has to say how its references read. */
  words(draft: Draft): PageWords | undefined {
    return waitsForWords(draft.chapter.links) ? undefined : this.wordsOf(draft, []);
  }

  private wordsOf({ chapter, source, options }: Draft, references: readonly string[]): PageWords {
    const { links, state, slug, key } = chapter;
    const [body, searched] = [this.bodies.get(slug), this.kept.get(slug)?.searched];
    const read = (): Body => {
      if (body) return searchedBody(body);
      const text = searched === undefined ? undefined : this.cache.read(searched);
      if (text !== undefined) return JSON.parse(text);
      if (!this.bodies.has(slug) && !this.load(slug)) this.anew(source, options, key);
      return searchedBody(this.bodies.get(slug) as Body);
    };
    const isOpen = waitsForWords(links);
    const html = () =>
      fillBody(read(), (open) => ("words" in open ? escaped(references[open.words] ?? "") : ""));
    return { digest: digestOf([state, isOpen ? references : []]), isOpen, html };
  }

  /** Takes a chapter's body, and its formulas, out of the cache; false when they are not there. */
  private load(slug: string): boolean {
    const stored = this.bodies.has(slug) ? undefined : this.kept.get(slug)?.stored;
    const text = stored === undefined ? undefined : this.cache.read(stored);
    if (text === undefined) return false;
    const { body, formulas }: StoredBody = JSON.parse(text);
    for (const [key, html] of formulas) this.formulas.set(key, html);
    this.bodies.set(slug, body);
    return true;
  }

  /** Forgets the chapters that were not asked for since the last call. */
  sweep(): void {
    for (const slug of [...this.kept.keys(), ...this.bodies.keys()]) {
      if (this.current.has(slug)) continue;
      this.kept.delete(slug);
      this.bodies.delete(slug);
    }
    this.current = new Set();
  }

  /** What the next build needs to know of the chapters. */
  entries(): [string, KeptChapter & Required<Pick<KeptChapter, "stored" | "searched">>][] {
    return [...this.kept].map(([slug, kept]) => {
      const stored = kept.stored ?? this.cache.keep(JSON.stringify(this.storedBody(slug)));
      const known =
        kept.searched !== undefined && !this.cache.isLost(kept.searched) ? kept.searched : undefined;
      const searched = known ?? this.cache.keep(JSON.stringify(searchedBody(this.bodies.get(slug) as Body)));
      return [slug, { ...kept, stored, searched }];
    });
  }

  private storedBody(slug: string): StoredBody {
    const body = this.bodies.get(slug) as Body;
    const keys = new Set(body.fills.flatMap((fill) => ("formula" in fill ? [fill.formula] : [])));
    return { body, formulas: [...keys].map((key) => [key, this.formulas.get(key) ?? ""]) };
  }
}
