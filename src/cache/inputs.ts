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

/** Files by their paths from the book's folder, and what tells their bytes. */
export type States = readonly (readonly [path: string, state: string])[];

/** Gives a digest of all that a build reads, when it is told what the book takes in from outside of its folder. */
export type InputsDigest = (outside: States) => string;

/** Reads what lies in the book's folder now, which is digested with what lies outside of it later. */
export function digestOfInputs({ folder, out, options }: Inputs): InputsDigest {
  const unread = [...UNREAD.map((name) => join(folder, name)), out];
  const beside = `.${basename(out)}.`;
  const isUnread = (path: string) =>
    unread.includes(path) || (dirname(path) === dirname(out) && basename(path).startsWith(beside));
  const inside = [programDigest(), options, digestOfTree(folder, isUnread)];
  return (outside) => digestOf([...inside, outside]);
}

/** The last build that a cache knows of. */
export const lastBuildOf = (entries: Entries) => entries.last as LastBuild | undefined;

/** The last build that a cache knows of, if building again would give the very same and that is still in `out`. */
export function stillBuilt(
  entries: Entries,
  now: InputsDigest,
  { folder, out }: Pick<Inputs, "folder" | "out">,
): LastBuild | undefined {
  const last = lastBuildOf(entries);
  const outside = last?.outside.map((path) => [path, stateOf(join(folder, path))] as const);
  if (outside === undefined || last?.inputs !== now(outside)) return undefined;
  return holds(out, last.files) ? last : undefined;
}
