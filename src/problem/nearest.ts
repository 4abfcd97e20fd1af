import { closest, distance } from "fastest-levenshtein";

/**
 * The candidate that `word` was most likely meant to be; undefined when none is so near that a third of the
 * word's letters changed would give it, those of an ending such as `.html` not counted.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const list = [...candidates];
  if (list.length === 0) return undefined;
  const otherCase = list.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
  if (otherCase !== undefined) return otherCase;
  const best = closest(word, list);
  const changes = distance(word, best);
  const letters = word.replace(/\.\w+$/, "").length;
  return changes <= Math.ceil(letters / 3) && changes < word.length ? best : undefined;
}
