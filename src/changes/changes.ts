import { diffArrays } from "diff";
import { type MovedPage, movedPages } from "./moved.ts";
import { type At, type Kind, kinds, type Piece, piecesIn, skeleton } from "./pieces.ts";

/** A piece of a book that is not what it was; undefined where it was not there, or is no more. */
export interface Change {
  readonly kind: Kind;
  readonly name?: string;
  /** The page's file in the built book. */
  readonly page: string;
  readonly at: At;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A claim that held and holds no more. */
export interface BrokenClaim {
  readonly page: string;
  readonly at: At;
  readonly claim: string;
  /** `"L = 1" does not hold: L = 4`. */
  readonly found: string;
}

/** All that differs between two books. */
export interface Changes {
  readonly changes: readonly Change[];
  readonly claims: readonly BrokenClaim[];
  /** Pages that are at another address. */
  readonly moved: readonly MovedPage[];
  /** Files that differ in something else: pages whose words stay, pictures, styles. */
  readonly others: readonly string[];
}

/** A built book by the paths of its files: the HTML of pages, of other files what tells them apart. */
export type FilesByPath = ReadonlyMap<string, string>;

/**
 * What differs between two built books, in the order of the pages `after`, what is gone in the place where
 * it stood. `old` names the book before in the places of what is gone.
 */
export function changesBetween(
  before: FilesByPath,
  after: FilesByPath,
  old: (file: string) => string = (file) => file,
): Changes {
  const all = { changes: [] as Change[], claims: [] as BrokenClaim[], others: [] as string[] };
  const moved = movedPages(pagesBut(before, after), pagesBut(after, before));
  const olds = new Map(moved.map((page) => [page.after, page.before]));
  const left = [...before.keys()].filter((path) => !moved.some((page) => page.before === path));
  for (const path of merged(left, [...after.keys()])) {
    const from = olds.get(path) ?? path;
    const [was, is] = [before.get(from), after.get(path)];
    if (was === is) continue;
    if (path.endsWith(".html")) {
      const [pieces, now] = [was, is].map((html) => (html === undefined ? [] : piecesIn(html, path)));
      const { changes, claims } = changesOnPage(path, pieces ?? [], now ?? [], old);
      all.changes.push(...changes);
      all.claims.push(...claims);
      const isSame = changes.length + claims.length === 0 && from === path;
      if (isSame && withoutPlaces(was) !== withoutPlaces(is)) all.others.push(path);
    } else if (was !== undefined && is !== undefined) all.others.push(path);
  }
  return { ...all, moved };
}

/** The pages of a book that another one has not. */
const pagesBut = (book: FilesByPath, other: FilesByPath) =>
  [...book].filter(([path]) => path.endsWith(".html") && !other.has(path));

/** The items of two lists: those of the second, each of the others behind what it follows in the first. */
function merged(before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(after);
  const behind = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const item of before) {
    if (known.has(item)) last = item;
    else behind.set(last, [...(behind.get(last) ?? []), item]);
  }
  return [undefined, ...after].flatMap((item) => [
    ...(item === undefined ? [] : [item]),
    ...(behind.get(item) ?? []),
  ]);
}

const withoutPlaces = (html = "") => html.replace(/ data-at="[^"]*"/g, "");

function changesOnPage(
  page: string,
  before: readonly Piece[],
  after: readonly Piece[],
  old: (file: string) => string,
): Pick<Changes, "changes" | "claims"> {
  const changes: Change[] = [];
  const claims: BrokenClaim[] = [];
  const pairs = kinds.flatMap((kind) => {
    const of = (pieces: readonly Piece[]) => pieces.filter((piece) => piece.kind === kind);
    return aligned(of(before), of(after));
  });
  for (const [was, is] of inReadingOrder(pairs.flatMap(apart), before, after)) {
    const piece = is ?? was;
    if (!piece) continue;
    const { kind, name } = piece;
    const isTyped = is === undefined && piece.at.line !== undefined;
    const at = isTyped ? { ...piece.at, file: old(piece.at.file) } : piece.at;
    const isOther = was?.broken === undefined || (is !== undefined && skeleton(was) !== skeleton(is));
    if (is?.broken !== undefined && isOther) {
      claims.push({ page, at, claim: is.text, found: is.broken });
    }
    if (kind === "claim" || was?.text === is?.text) continue;
    const named = name === undefined ? {} : { name };
    changes.push({ kind, ...named, page, at, before: was?.text, after: is?.text });
  }
  return { changes, claims };
}

/** Pairs in the order of the page `after`; what is gone stands behind what it followed. */
function inReadingOrder(pairs: readonly Pair[], before: readonly Piece[], after: readonly Piece[]): Pair[] {
  const places = new Map<Piece | undefined, number>(after.map((piece, index) => [piece, index]));
  const partners = new Map(pairs);
  let last = -1;
  before.forEach((piece, index) => {
    const partner = partners.get(piece);
    if (partner) last = places.get(partner) ?? last;
    else places.set(piece, last + (index + 1) / (before.length + 1));
  });
  const place = ([was, is]: Pair) => places.get(is ?? was) ?? 0;
  return pairs.toSorted((a, b) => place(a) - place(b));
}

/** A number that stands where another quantity stood has not become what it is. */
const apart = ([was, is]: Pair): Pair[] =>
  was && is && was.name !== is.name
    ? [
        [was, undefined],
        [undefined, is],
      ]
    : [[was, is]];

type Pair = readonly [before: Piece | undefined, after: Piece | undefined];

/**
 * The pieces of two pages side by side. Where the same places gave them, they are the same pieces; else
 * those stand side by side that say the same but for their numbers, and what is left between them in turn.
 */
function aligned(before: readonly Piece[], after: readonly Piece[]): Pair[] {
  const sameText = before.length === after.length && before.every((piece, i) => isAt(piece.at, after[i]?.at));
  if (sameText) return before.map((piece, index) => [piece, after[index]]);
  const pairs: Pair[] = [];
  let [left, right] = [0, 0];
  let removed: readonly Piece[] = [];
  const flush = (added: readonly Piece[]) => {
    const length = Math.max(removed.length, added.length);
    for (let index = 0; index < length; index += 1) pairs.push([removed[index], added[index]]);
    removed = [];
  };
  for (const run of diffArrays(before.map(skeleton), after.map(skeleton))) {
    if (run.removed) {
      flush([]);
      removed = before.slice(left, left + run.count);
    } else if (run.added) flush(after.slice(right, right + run.count));
    else {
      flush([]);
      for (let index = 0; index < run.count; index += 1)
        pairs.push([before[left + index], after[right + index]]);
    }
    if (!run.added) left += run.count;
    if (!run.removed) right += run.count;
  }
  flush([]);
  return pairs;
}

/** The same place, known to the line. */
const isAt = (a: At, b: At | undefined) =>
  a.line !== undefined && a.file === b?.file && a.line === b.line && a.column === b.column;
