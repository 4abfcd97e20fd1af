import { piecesIn, skeleton } from "./pieces.ts";

/** A page that is at another address, by its file in the built book. */
export interface MovedPage {
  readonly before: string;
  readonly after: string;
}

/** Pages by their files, with their HTML. */
type Pages = readonly (readonly [path: string, html: string])[];

/** Which of the pages that are new are the same as one that is gone: more than half of what they say is, but for numbers. */
export function movedPages(gone: Pages, fresh: Pages): MovedPage[] {
  const left = new Map(gone.map(([path, html]) => [path, saidOn(html)]));
  return fresh.flatMap(([after, html]) => {
    const said = saidOn(html);
    const [best] = [...left]
      .map(([before, words]) => ({
        before,
        share: shared(words, said) / Math.max(words.length, said.length),
      }))
      .filter(({ share }) => share > 1 / 2)
      .sort((a, b) => b.share - a.share);
    if (!best) return [];
    left.delete(best.before);
    return [{ before: best.before, after }];
  });
}

/** What a page says but for its numbers, piece by piece. */
const saidOn = (html: string) => piecesIn(html, "").map((piece) => `${piece.kind} ${skeleton(piece)}`);

/** How many pieces two pages share. */
function shared(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const piece of one) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return other.filter((piece) => {
    const count = counts.get(piece) ?? 0;
    counts.set(piece, count - 1);
    return count > 0;
  }).length;
}
