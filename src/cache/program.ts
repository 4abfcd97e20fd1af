import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { digestOf } from "./digest.ts";

/** This package's folder; `src/cache` and `lib/cache` are equally deep in it. */
const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const CODE = fileURLToPath(new URL("..", import.meta.url));

let known: string | undefined;

/**
 * A digest of the program that builds: its own code and theme, and the version of every library that it
 * uses, however far away. What another program has kept is of no use.
 */
export function programDigest(): string {
  known ??= digestOf([digestOfTree(CODE), digestOfTree(join(PACKAGE, "templates")), ...libraries()]);
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

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The version of every library in use, found as Node finds it. */
function libraries(): string[] {
  const seen = new Map<string, string>();
  const walk = (folder: string) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (seen.has(folder)) return;
    seen.set(folder, manifest.version);
    const places = createRequire(join(folder, "package.json")).resolve.paths("x") ?? [];
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const place = places.find((one) => existsSync(join(one, name, "package.json")));
      if (place) walk(join(place, name));
    }
  };
  walk(dirname(join(PACKAGE, "package.json")));
  return [...seen].map(([folder, version]) => `${relative(PACKAGE, folder)} ${version}`);
}
