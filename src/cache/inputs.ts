import { basename, dirname, join } from "node:path";
import type { Entries } from "./cache.ts";
import { digestOf } from "./digest.ts";
import { holds, type LastBuild } from "./last-build.ts";
import { digestOfTree, programDigest, stateOf } from "./program.ts";

/** Folders beside book.yaml that no build reads, but for files in them that chapters name. */
const UNREAD = [".git", ".exactbook", "node_modules"];

/** Whether a file, by its path from the book's folder, is none of those that are looked at there. */
export const isOutside = (path: string) => ["..", ...UNREAD].includes(path.split("/")[0] ?? "");

/** What a build is given. */
export interface Inputs {
  /** The book's folder. */
  readonly folder: string;
  /** Where the built book goes. */
  readonly out: string;
  /** Plain data. */
  readonly options: unknown;
}

/** Gives a digest of all that a build reads, when it is told the files that the book takes in from outside of its folder. */
export type InputsDigest = (outside: readonly string[]) => string;

/** Reads what lies in the book's folder now, which is digested with what lies outside of it later. */
export function digestOfInputs({ folder, out, options }: Inputs): InputsDigest {
  const unread = [...UNREAD.map((name) => join(folder, name)), out];
  const beside = `.${basename(out)}.`;
  const isUnread = (path: string) =>
    unread.includes(path) || (dirname(path) === dirname(out) && basename(path).startsWith(beside));
  const inside = [programDigest(), options, digestOfTree(folder, isUnread)];
  return (outside) => digestOf([...inside, outside, outside.map((path) => stateOf(join(folder, path)))]);
}

/** The last build that a cache knows of. */
export const lastBuildOf = (entries: Entries) => entries.last as LastBuild | undefined;

/** The last build that a cache knows of, if building again would give the very same and that is still in `out`. */
export function stillBuilt(entries: Entries, now: InputsDigest, out: string): LastBuild | undefined {
  const last = lastBuildOf(entries);
  if (last === undefined || last.inputs !== now(last.outside)) return undefined;
  return holds(out, last.files) ? last : undefined;
}
