import { diffArrays } from "diff";
import { type At, type Kind, kinds, type Piece, piecesIn } from "./pieces.ts";

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
}

/** Pages of a built book by their path in it. */
export type PagesByPath = ReadonlyMap<string, string>;

/** What differs between two built books, in the order of the pages `after`. */
export function changesBetween(before: PagesByPath, after: PagesByPath): Changes {
  const pages = [...new Set([...after.keys(), ...before.keys()])];
  const all = pages.map((page) => {
    const [old, now] = [before, after].map((book) => piecesIn(book.get(page) ?? "", page));
    return changesOnPage(page, old ?? [], now ?? []);
  });
  return { changes: all.flatMap(({ changes }) => changes), claims: all.flatMap(({ claims }) => claims) };
}

function changesOnPage(page: string, before: readonly Piece[], after: readonly Piece[]): Changes {
  const changes: Change[] = [];
  const claims: BrokenClaim[] = [];
  for (const kind of kinds) {
    const of = (pieces: readonly Piece[]) => pieces.filter((piece) => piece.kind === kind);
    for (const [old, now] of aligned(of(before), of(after))) {
      const piece = now ?? old;
      if (!piece) continue;
      const { at, name } = piece;
      if (now?.broken !== undefined && old?.broken === undefined) {
        claims.push({ page, at, claim: now.text, found: now.broken });
      }
      if (kind === "claim" || old?.text === now?.text) continue;
      changes.push({
        kind,
        ...(name !== undefined && { name }),
        page,
        at,
        before: old?.text,
        after: now?.text,
      });
    }
  }
  return { changes: changes.sort((a, b) => byPlace(a.at, b.at)), claims };
}

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

/** What a piece says but for its numbers. */
const skeleton = ({ name, text }: Piece) =>
  name ?? text.replace(/\\frac\{\d+\}\{\d+\}|\d+\/\d+|\d+/g, "#").replace(/[-+−()]|\\left|\\right/g, "");

/** The same place, known to the line. */
const isAt = (a: At, b: At | undefined) =>
  a.line !== undefined && a.file === b?.file && a.line === b.line && a.column === b.column;

const byPlace = (a: At, b: At) => {
  if (a.file !== b.file) return 0;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
};
