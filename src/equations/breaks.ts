import { texWidth } from "./width.ts";

/**
 * Marks in TeX before the pieces that may begin a new line, characters that no formula has: a later term of
 * a sum, a later factor, a later argument; then terms and factors inside of brackets.
 */
export const breaks = { term: "\uE000", factor: "\uE001", item: "\uE002" } as const;
const INNER = { [breaks.term]: "\uE003", [breaks.factor]: "\uE004" } as const;

/** In the order in which they are tried. */
const MARKS = [breaks.term, breaks.factor, breaks.item, ...Object.values(INNER)];
const ANY = new RegExp(`[${MARKS.join("")}]`, "g");

/** TeX without its marks: all of it on one line. */
export const unbroken = (tex: string) => tex.replace(ANY, "");

/** TeX with its marks as they are inside of brackets, where a line is broken only when nothing else helps. */
export const inside = (tex: string) => tex.replace(ANY, (mark) => INNER[mark as keyof typeof INNER] ?? mark);

/**
 * TeX in as few lines as fit, the first into `first` em and the others into `rest`; a line that cannot be
 * broken stays too wide. A sum is broken before its signs, a product before a factor, which then shows its dot.
 */
export function brokenTex(tex: string, first: number, rest: number): string[] {
  return fill(tex, first, rest, 0).map(lineTex);
}

/** Fills lines with the pieces of one kind of mark; a piece that is too wide alone is broken at the next. */
function fill(tex: string, first: number, rest: number, kind: number): string[] {
  const mark = MARKS[kind];
  if (mark === undefined || texWidth(lineTex(tex)) <= first) return [tex];
  const lines: string[] = [];
  let line = "";
  for (const piece of tex.split(new RegExp(`(?=${mark})`))) {
    const room = lines.length === 0 ? first : rest;
    if (line !== "" && texWidth(lineTex(line + piece)) <= room) {
      line += piece;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = balanced(piece, lines.length === 0 ? first : rest, rest, kind + 1);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
  }
  return [...lines, line];
}

/** By how much lines become narrower at a time, in em, in the search for even ones. */
const STEP = 0.5;

/** Fills lines; the factors of a product go on as few of them as before, but evenly, so that none is left alone. */
function balanced(tex: string, first: number, rest: number, kind: number): string[] {
  let lines = fill(tex, first, rest, kind);
  if (MARKS[kind] !== breaks.factor || lines.length === 1) return lines;
  const isEven = (other: readonly string[]) =>
    other.length === lines.length && other.slice(1).every((line) => line.startsWith(breaks.factor));
  for (let less = STEP; less < Math.min(first, rest); less += STEP) {
    const narrower = fill(tex, first - less, rest - less, kind);
    if (!isEven(narrower)) break;
    lines = narrower;
  }
  return lines;
}

/** A line as TeX: one that begins with a sign begins as if something stood before it. */
function lineTex(line: string): string {
  const tex = unbroken(line).trim();
  const [mark = ""] = line;
  if (mark === breaks.term || mark === INNER[breaks.term]) return `{} ${tex}`;
  if (mark !== breaks.factor && mark !== INNER[breaks.factor]) return tex;
  return tex.startsWith("\\cdot") ? `{} ${tex}` : `{} \\cdot ${tex.replace(/^\\,/, "")}`;
}
