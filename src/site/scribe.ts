import type { Root } from "mdast";
import { normalizeUri } from "micromark-util-sanitize-uri";
import {
  type BookFiles,
  type Chapter,
  type ChapterOptions,
  compileChapter,
  compose,
  type Destinations,
  linkOf,
  linkPage,
  openLinks,
} from "../chapter/index.ts";
import type { Models } from "../directives/index.ts";
import { type Body, type FormulaMemo, fillBody, OpenPlaces, toBody } from "../formats/index.ts";
import type { Report, Source } from "../problem/index.ts";
import { digestOf } from "./digest.ts";

/** A chapter as its page needs it. It depends on no other page, and is plain data. */
export interface WrittenChapter extends Omit<Chapter, "tree" | "source"> {
  readonly body: Body;
  /** What other pages decide: the links and references of the body. */
  readonly links: Root;
}

/** What a chapter is written with. */
export interface ScribeOptions extends ChapterOptions {
  /** Elements say where their author typed them. */
  readonly notesPlaces?: boolean | undefined;
}

/** Something that a chapter was written with beside its own text and options, and what it was. */
export type Ingredient =
  | { readonly model: string; readonly was: string }
  | { readonly file: string; readonly was: string }
  | { readonly has: string; readonly was: boolean };

/** A chapter without problems, kept for as long as all that it was written with stays the same. */
export interface KeptChapter {
  readonly key: string;
  readonly ingredients: readonly Ingredient[];
  readonly chapter: WrittenChapter;
}

/**
 * Writes the chapters of a book. A chapter is written again only when its text, its options, a file that it
 * includes or a model that it uses is another one; a formula is set once for all chapters.
 */
export class Scribe {
  readonly formulas: FormulaMemo = new Map();
  private readonly kept = new Map<string, KeptChapter>();

  /** The chapter in a file; what is wrong in it is reported, all of it. */
  write(source: Source, options: ScribeOptions): WrittenChapter {
    const { files, models, report, ledger, ...plain } = options;
    const key = digestOf([plain, ledger !== undefined, source.file, source.text]);
    const kept = this.kept.get(plain.slug);
    if (kept?.key === key && kept.ingredients.every((one) => isSame(one, files, models))) return kept.chapter;
    this.kept.delete(plain.slug);
    let isSound = true;
    const noting: Report = (problem) => {
      isSound = false;
      report(problem);
    };
    const noted = notingFiles(files);
    models.takeAsked();
    const chapter = this.anew(source, { ...options, files: noted.files, report: noting }, key);
    const asked = models.takeAsked().map((model) => ({ model, was: models.state(model) }));
    if (isSound) this.kept.set(plain.slug, { key, ingredients: [...noted.ingredients, ...asked], chapter });
    return chapter;
  }

  private anew(source: Source, options: ScribeOptions, key: string): WrittenChapter {
    const compiled = compileChapter(source, options);
    const places = new OpenPlaces(`x${Buffer.from(key, "base64url").toString("hex").slice(0, 20)}`);
    const links = openLinks(compiled.tree, (place) => places.open(place));
    const { report, notesPlaces } = options;
    const body = toBody({ chapter: compiled, places, memo: this.formulas, report, notesPlaces });
    const { tree: _, source: __, ...rest } = compiled;
    return { ...rest, body, links };
  }

  /** A chapter's HTML, every link checked and leading where it leads, and the files that it leads to. */
  finish(
    { body, links, record }: WrittenChapter,
    source: Source,
    destinations: Destinations,
    options: Pick<ChapterOptions, "files" | "models" | "report">,
  ): { readonly html: string; readonly assets: readonly string[] } {
    const tree = structuredClone(links);
    const composed = compose(source, record.path, { ...options, report: () => {} });
    const assets = linkPage({ tree, record, ...composed }, destinations, options.report);
    const html = fillBody(body, (open) => {
      if ("formula" in open) return this.formulas.get(open.formula) ?? "";
      if ("address" in open) return escaped(normalizeUri(linkOf(tree, open.address).address));
      return escaped(linkOf(tree, open.words).words);
    });
    return { html, assets };
  }
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function isSame(one: Ingredient, files: BookFiles, models: Models): boolean {
  if ("model" in one) return models.state(one.model) === one.was;
  if ("has" in one) return files.has(one.has) === one.was;
  return stateOf(files, one.file) === one.was;
}

function stateOf(files: BookFiles, path: string): string {
  const source = files.has(path) ? files.read(path) : undefined;
  return source ? digestOf(source.text) : "";
}

/** Files that note what is asked of them. */
function notingFiles(files: BookFiles): { readonly files: BookFiles; readonly ingredients: Ingredient[] } {
  const ingredients: Ingredient[] = [];
  return {
    ingredients,
    files: {
      nearest: (path) => files.nearest(path),
      has: (path) => {
        const was = files.has(path);
        ingredients.push({ has: path, was });
        return was;
      },
      read: (path) => {
        ingredients.push({ file: path, was: stateOf(files, path) });
        return files.read(path);
      },
    },
  };
}
