import { Rational } from "../rational/index.ts";
import { ATTRIBUTE_LIST } from "./attribute-list.ts";

/** A number that an author typed, by its indexes in the text around it. */
export interface TypedNumber {
  readonly start: number;
  readonly end: number;
  /** What it may be worth: 20% is 20 or 1/5. Nothing for a date, a time, a version, `100B`. */
  readonly values: readonly Rational[];
}

const ADDRESS = String.raw`(?:https?:\/\/|www\.)\S+|[^\s@]+@[^\s@]+\.\p{L}+`;
const ENTITY = String.raw`&#?\w+;`;
const PAGE = String.raw`\p{Nd}+(?:\s*[-–—]\s*\p{Nd}+)?`;
const PAGES = String.raw`(?<!\p{L})(?:(?:[Pp]ages|[Pp]p\.)\s*${PAGE}(?:(?:,\s*|,?\s+(?:and|or|to|&)\s+)${PAGE})*|(?:[Pp]age|[Pp]\.)\s*${PAGE})`;
const NAME = String.raw`_*\p{L}[\p{L}\p{M}\p{N}_]*(?:['@]\p{Nd}+|(?<=\p{Nd})(?:\.\p{Nd}+)+)?`;
const DATE = String.raw`\p{Nd}+-\p{Nd}+-\p{Nd}+`;
/** In threes, with a space between them, as the SI has it. */
const THREES = String.raw`[1-9]\p{Nd}{0,2}(?:[ \u00a0\u2009\u202f]\p{Nd}{3})+(?!\p{Nd})`;
const PARTS = "[¼-¾⅐-⅞]";
const FIGURES = String.raw`(?:${THREES}|(?<![\p{L}\p{N})\]}.])\.\p{Nd}+|\p{Nd}+)(?:[.,:'’]\p{Nd}+)*(?:[eE][-+]?\p{Nd}+(?!\p{L}))?(?:\/\p{Nd}+|${PARTS})?`;
const NUMBER = String.raw`(?<sign>(?<![\p{L}\p{N})\]}])[-−])?(?<figures>${DATE}|${FIGURES}|${PARTS})(?<unit>\s?%|\p{L}+)?`;

/** What is read at once, so that the digits in what counts as no number are never met. */
const PROSE = new RegExp(`${[ADDRESS, ATTRIBUTE_LIST, ENTITY, PAGES, NAME].join("|")}|${NUMBER}`, "gu");

/** As many spaces, for words that hold nothing to be counted. */
export const blank = (words: string) => " ".repeat(words.length);

/**
 * The numbers in an author's prose. Not counted are digits in names (`w11`, `max'2`, `z1@2`, `v1.2`), raised and
 * lowered ones (`x²`), page numbers (`p. 12`), addresses, entities and the id behind a heading; words such
 * as "two" are no digits. A number's unit belongs to it: `100B`, `2nd`, `20 %`.
 */
export function numbersInProse(text: string): TypedNumber[] {
  return [...text.matchAll(PROSE)].flatMap((match) => {
    const { sign = "", figures, unit = "" } = match.groups ?? {};
    if (figures === undefined) return [];
    const end = match.index + match[0].length;
    return [{ start: match.index, end, values: valuesOf(sign, figures, unit.trim()) }];
  });
}

/**
 * How long the number is that a heading's text begins with as its own numbering: `3. Results`,
 * `2.1 The loss`, `Step 4: …`; 0 without one.
 */
export function numberingOf(heading: string): number {
  const own =
    /^\s*(?:\p{L}+[ .])?\p{Nd}+(?:\.\p{Nd}+)*(?:[.:)]|\s*[-–—](?=\s))(?=\s|$)|^\s*\p{Nd}+(?:\.\p{Nd}+)*(?=\s+\p{Lu})/u;
  return own.exec(heading)?.[0].length ?? 0;
}

function valuesOf(sign: string, figures: string, unit: string): Rational[] {
  if (unit !== "" && unit !== "%" && unit !== "x") return [];
  const value = numberOf(figures, sign !== "");
  if (!value) return [];
  return unit === "%" ? [value, value.over(Rational.of(100n))] : [value];
}

/** The number that figures such as `1,000`, `10 000`, `2.5`, `1/3` or `1½` are worth; undefined for others. */
export function numberOf(figures: string, negative: boolean): Rational | undefined {
  const [, whole = "", part] = /^(.*?)([¼-¾⅐-⅞])?$/u.exec(figures) ?? [];
  const plain = /^\d{1,3}([,'’\s]\d{3})+(\.\d+)?$/.test(whole) ? whole.replaceAll(/[,'’\s]/g, "") : whole;
  if (plain.length > 100) return undefined;
  const units = plain === "" ? Rational.zero : Rational.parse(plain.replace(/^\./, "0."));
  const rest = part === undefined ? Rational.zero : Rational.parse(part.normalize("NFKD").replace("⁄", "/"));
  const value = rest && units?.plus(rest);
  return negative ? value?.negated() : value;
}
