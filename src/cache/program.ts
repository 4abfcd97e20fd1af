import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isFolder, isRefusal } from "../disk/index.ts";
import { digestOf } from "./digest.ts";

/** This package's folder; `src/cache`, `lib/cache` and `lib/program` are equally deep in it. */
const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const HERE = new URL(".", import.meta.url);
/** The code that runs: the one folder of the program that all of it was made into, or every folder beside this one. */
const CODE = fileURLToPath(HERE.pathname.endsWith("/cache/") ? new URL("..", HERE) : HERE);

let known: string | undefined;

/**
 * A digest of the program that builds: its code, its theme and its manifest, which says the exact version of every
 * library. What another program has kept is of no use.
 */
export function programDigest(): string {
  known ??= digestOf([
    digestOfTree(CODE),
    digestOfTree(join(PACKAGE, "templates")),
    stateOf(join(PACKAGE, "package.json")),
  ]);
  return known;
}

/**
 * A digest of the names and bytes of all files below a folder, in folders that links lead to as well, each once; but for
 * those that `skip` accepts.
 */
export function digestOfTree(folder: string, skip: (path: string) => boolean = () => false): string {
  const parts: unknown[] = [];
  const linked = new Set<string>();
  const leadsOn = (path: string) =>
    toldApart(() => {
      const real = isFolder(path) ? realpathSync(path) : undefined;
      if (real === undefined || linked.has(real)) return false;
      linked.add(real);
      // One that leads to where the folder itself is would not end.
      return !`${realpathSync(folder)}${sep}`.startsWith(`${real}${sep}`);
    }) === true;
  const walk = (inner: string) => {
    const entries = toldApart(() => readdirSync(inner, { withFileTypes: true }));
    if (typeof entries === "string") {
      parts.push(relative(folder, inner), entries);
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(inner, entry.name);
      if (skip(path)) continue;
      const isLink = entry.isSymbolicLink();
      if (entry.isDirectory() || (isLink && leadsOn(path))) walk(path);
      else if (entry.isFile() || isLink) parts.push(relative(folder, path), isLink, stateOf(path));
    }
  };
  walk(folder);
  return digestOf(parts);
}

/** A digest of a file's bytes, or why it has none: a link may lead to a folder or nowhere, and not all may be read. */
export const stateOf = (path: string): string => toldApart(() => digestOf(readFileSync(path)));

/** What is read, or the code of the system's refusal. */
function toldApart<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    if (isRefusal(error)) return String(error.code);
    throw error;
  }
}
