import { closest, distance } from "fastest-levenshtein";

/** The candidate that `word` was most likely meant to be; undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const list = [...candidates];
  if (list.length === 0) return undefined;
  const otherCase = list.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
  if (otherCase !== undefined) return otherCase;
  const best = closest(word, list);
  const changes = distance(word, best);
  return changes <= Math.ceil(word.length / 2) && changes < word.length ? best : undefined;
}
