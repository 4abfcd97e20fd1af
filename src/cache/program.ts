import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { digestOf } from "./digest.ts";

/** This package's folder; `src/cache`, `lib/cache` and `lib/program` are equally deep in it. */
const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const CODE = fileURLToPath(new URL("..", import.meta.url));

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

/** A digest of the names and bytes of all files below a folder but for those that `skip` accepts. */
export function digestOfTree(folder: string, skip: (path: string) => boolean = () => false): string {
  const parts: unknown[] = [];
  const walk = (inner: string) => {
    for (const entry of readdirSync(inner, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(inner, entry.name);
      if (skip(path)) continue;
      const isLink = entry.isSymbolicLink();
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() || isLink) parts.push(relative(folder, path), isLink, stateOf(path));
    }
  };
  walk(folder);
  return digestOf(parts);
}

/** A link may lead to a folder or nowhere; then what is in it is not looked at. */
function stateOf(path: string): string {
  try {
    return digestOf(readFileSync(path));
  } catch (error) {
    if (error instanceof Error && "code" in error) return String(error.code);
    throw error;
  }
}
