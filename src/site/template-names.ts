import type { Variable } from "liquidjs";
import { type Finding, nearest } from "../problem/index.ts";
import type { Check } from "./checks.ts";
import type { ledgerOf } from "./ledger.ts";
import type { chapterVariables, redirectVariables, referenceVariables, titleVariables } from "./variables.ts";

/** What pages are given of each other beside their bodies; see `printPages`. */
interface Made {
  readonly contents: readonly unknown[];
  readonly broken: readonly string[];
  readonly models: readonly unknown[];
  readonly ledger: ReturnType<typeof ledgerOf>;
  readonly checks: readonly Check[];
}

type Given =
  | ReturnType<typeof chapterVariables>
  | ReturnType<typeof titleVariables>
  | ReturnType<typeof referenceVariables>
  | ReturnType<typeof redirectVariables>
  | Made;

/** The keys of any of some types. */
type KeysOf<T> = T extends T ? keyof T & string : never;

/** What stands below a name, in those of some types that have it. */
type Below<T, K extends string> = T extends { readonly [name in K]: infer V } ? NonNullable<V> : never;

/** A name that templates know: what it holds, or that with the names in it. */
interface Name {
  readonly holds: string;
  readonly names?: Readonly<Record<string, string>>;
}

/** Every name that pages give to their templates, no more and no less; the guide's table is written from this one. */
export const templateNames = {
  book: {
    holds: "the book",
    names: {
      title: "its title",
      authors: "the list of its authors",
      description: "what book.yaml says of it",
      lang: "its language",
      url: "the address that it is published at",
    },
  },
  page: {
    holds: "the page",
    names: {
      title: "its title",
      description: "what its front matter says of it",
      html: "its body",
      url: "its address from the book's root",
      headings: "the list of its sections, each with `title`, `id` and `depth`",
      draft: "whether it is no part of the published book",
      target: "in `redirect.html`: where it leads",
      canonical: "in `redirect.html`: the same, as search engines should know it",
    },
  },
  contents: {
    holds:
      "the list of the parts, each with its title as `part` and its `entries`: `title`, `url`, `number`, `draft`, `current`",
  },
  reference: {
    holds:
      "the list of the pages made of the models and of the books in the book, each with `title`, `url`, `current`",
  },
  previous: {
    holds: "the chapter before this one",
    names: { title: "its title", url: "its address from the book's root" },
  },
  next: {
    holds: "the chapter after it",
    names: { title: "its title", url: "its address from the book's root" },
  },
  root: { holds: "the way from the page to the book's root, such as `../`" },
  lang: { holds: "the language of the page" },
  dir: { holds: "its direction, `ltr` or `rtl`" },
  generator: { holds: "the name and version of the program" },
  variants: {
    holds:
      "the list of the book with its own numbers and with others, each with `title`, `folder`, `current`; nothing in a book without variants",
  },
  toBase: { holds: "the way from a variant's root to that of the book, such as `../`" },
  variant: {
    holds: "the variant that the page belongs to",
    names: { title: "its title", with: "its numbers" },
  },
  broken: { holds: "in a variant: the list of the claims of the page that do not hold there" },
  models: {
    holds:
      "in `symbols.html`: the list of the models, each with its `name`, `title` and `rows`, as the theme's template shows them",
  },
  ledger: {
    holds: "in `ledger.html`: the model",
    names: {
      name: "its name",
      file: "its file",
      loss: "the quantity that all gradients are those of",
      rows: "the list of its quantities, as the theme's template shows them",
      isProved: "whether each gradient has its proofs",
    },
  },
  checks: {
    holds: "in `check.html`: the list of the models with their scripts, as the theme's template shows them",
  },
} satisfies { readonly [K in KeysOf<Given>]: Named<Below<Given, K>> };

/** A name by what stands below it: lists and texts have no names in them. */
type Named<V> = V extends string | readonly unknown[]
  ? { readonly holds: string }
  : { readonly holds: string; readonly names: { readonly [K in KeysOf<V>]: string } };

/** What Liquid says of every list and text. */
const OF_ALL = new Set(["size", "first", "last"]);

/** What is wrong with a name that a template asks for; undefined where pages give it. */
export function lostName({ segments: [name, below] }: Variable): Finding | undefined {
  const known: Readonly<Record<string, Name>> = templateNames;
  const found = (written: string) => `"${written}", which no page gives to its template`;
  const one = typeof name === "string" ? known[name] : undefined;
  if (!one) {
    const near = nearest(String(name), Object.keys(known));
    const inside = ["page", "book"].find((outer) => String(name) in (known[outer]?.names ?? {}));
    const suggestion = near ?? (inside && `${inside}.${name}`);
    return { found: found(String(name)), ...whichOf(Object.keys(known), suggestion) };
  }
  const isThere = one.names ? String(below) in one.names : OF_ALL.has(String(below));
  if (typeof below !== "string" || isThere) return undefined;
  const names = Object.keys(one.names ?? {}).map((key) => `${name}.${key}`);
  const near = nearest(below, Object.keys(one.names ?? {}));
  return {
    found: found(`${name}.${below}`),
    ...whichOf(names.length > 0 ? names : [String(name)], near && `${name}.${near}`),
  };
}

/** What should stand there: the nearest name, or one of all. */
const whichOf = (names: readonly string[], suggestion: string | undefined) =>
  suggestion === undefined ? { expected: names.join(", ") } : { suggestion };
