import { dirname, join } from "node:path";
import type { Entries } from "./cache.ts";
import { digestOf } from "./digest.ts";
import { holds, type LastBuild } from "./last-build.ts";
import { digestOfTree, programDigest, stateOf } from "./program.ts";

/** Folders beside book.yaml that no build reads. */
const UNREAD = [".git", ".exactbook", "node_modules"];

/** What a build is given. */
export interface Inputs {
  /** The book's folder. */
  readonly folder: string;
  /** Where the built book goes. */
  readonly out: string;
  /** Plain data. */
  readonly options: unknown;
}

/** A digest of all that a build reads; `outside` are files that the book takes in from outside of its folder. */
export function digestOfInputs({ folder, out, options }: Inputs, outside: readonly string[]): string {
  const unread = [...UNREAD.map((name) => join(folder, name)), out];
  const isUnread = (path: string) =>
    unread.includes(path) || (dirname(path) === dirname(out) && path.startsWith(`${out}.`));
  const more = outside.map((path) => stateOf(join(folder, path)));
  return digestOf([programDigest(), options, digestOfTree(folder, isUnread), outside, more]);
}

/** The last build that a cache knows of. */
export const lastBuildOf = (entries: Entries) => entries.last as LastBuild | undefined;

/** The last build that a cache knows of, if building again would give the very same and that is still there. */
export function stillBuilt(entries: Entries, inputs: Inputs): LastBuild | undefined {
  const last = lastBuildOf(entries);
  if (last === undefined || last.inputs !== digestOfInputs(inputs, last.outside)) return undefined;
  return holds(inputs.out, last.files) ? last : undefined;
}
