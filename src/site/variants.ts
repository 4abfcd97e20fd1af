import { posix } from "node:path";
import { decodeHTML } from "entities";
import { digestOf } from "../cache/index.ts";
import { type Models, numberShown } from "../directives/index.ts";
import { digestOfFile, isMade, type OutputFile, textOf } from "../output/index.ts";
import { problemAt, type Report } from "../problem/index.ts";
import { folded } from "./addresses.ts";
import type { Book } from "./book.ts";
import type { Press } from "./press.ts";
import type { PageBody } from "./scribe.ts";
import { SEARCH } from "./search.ts";

/** The same book with other numbers, built into a folder beside its pages. */
export interface Variant {
  /** Its folder in the built book. */
  readonly name: string;
  readonly title: string;
  /** The numbers, as the author wrote them. */
  readonly with: string;
  /** The models as they are without them. */
  readonly base: Models;
}

/** Folders of a built book that hold something else. */
export const TAKEN = ["assets", "images", "models", "check", SEARCH, "templates"];

/** The names of a book's variants; one that cannot be a folder of its own is reported and left out. */
export function variantNames({ config, data, source, chapters }: Book, report: Report): string[] {
  const others = [...config.books, ...chapters.map(({ slug }) => slug)];
  const taken = new Set([...TAKEN, ...others.map((path) => folded(path.split("/")[0] ?? ""))]);
  return Object.keys(config.variants).filter((name) => {
    if (/^[a-z0-9][a-z0-9-]*$/.test(name) && !taken.has(name)) return true;
    const finding = {
      found: `the variant "${name}"`,
      expected: "a folder's name of small letters, digits and hyphens that the book does not have otherwise",
    };
    report(problemAt(source, data.key(["variants", name]), "bad-name", finding));
    return false;
  });
}

/** What readers of a variant are told that its base does not hold: the claims that break, each once. */
export function brokenIn(html: string): string[] {
  return [
    ...new Set([...html.matchAll(/ data-broken="([^"]*)"/g)].map(([, found = ""]) => decodeHTML(found))),
  ];
}

/** A chapter's body with the numbers marked that a variant changes. */
export function markedBody({ digest, html }: PageBody, models: Models, variant: Variant): PageBody {
  const { base } = variant;
  const states = base.names.map((name) => base.state(name));
  return { digest: digestOf([digest, states]), html: () => markedChanges(html(), models, variant) };
}

/**
 * A chapter's HTML with every number marked that another model, or the same one with its own numbers, gives
 * another value: by a class for eyes, and in words for those who listen.
 */
function markedChanges(html: string, models: Models, { base }: Variant): string {
  return html.replace(
    /<([a-z]+)( [^<>]*?data-exact="([^"]*)"[^<>]*)>/g,
    (whole, tag: string, rest: string, mark: string) => {
      const name = decodeHTML(mark);
      const [was, is] = [numberShown(base, name), numberShown(models, name)];
      if (was === is || was === undefined) return whole;
      const classes = / class="/.test(rest)
        ? rest.replace(/ class="/, ' class="changed ')
        : ` class="changed"${rest}`;
      const isAlone = tag === "span" || tag === "a";
      const title = isAlone || tag === "td" ? ` title="was ${was}"` : "";
      const words =
        isAlone && !rest.includes("enclosing")
          ? `<span class="visually-hidden">changed from ${was}: </span>`
          : "";
      return `${words}<${tag}${classes}${title}>`;
    },
  );
}

/** A variant's files in its folder, its pages leading to the files that it shares with the book around it. */
export function besideBase(
  files: ReadonlyMap<string, OutputFile>,
  name: string,
  around: ReadonlyMap<string, OutputFile>,
  press: Press,
): [path: string, file: OutputFile][] {
  const known = digestOf([...files.keys(), "", ...around.keys()]);
  return [...files].map(([path, file]) => {
    const moved = `${name}/${path}`;
    if (!path.endsWith(".html") || !isMade(file)) return [moved, file];
    const make = () => leadingOut(textOf(file), path, files, around);
    return [moved, press.page(moved, [known, digestOfFile(file)], make)];
  });
}

/** A variant's page with the links to what the variant does not have itself leading into the book around it. */
function leadingOut(
  html: string,
  path: string,
  own: ReadonlyMap<string, OutputFile>,
  around: ReadonlyMap<string, OutputFile>,
): string {
  const folder = posix.dirname(path);
  return html.replace(/( (?:href|src|data-index)=")([^"#?:]+)/g, (whole, before: string, address: string) => {
    const target = posix.join(folder, decodeURI(address));
    const isShared = !own.has(target) && (around.has(target) || target.startsWith(`${SEARCH}/`));
    return isShared ? `${before}${posix.relative(folder, posix.join("..", target))}` : whole;
  });
}
