import { digestOf } from "../cache/index.ts";
import type { BookFiles } from "../chapter/index.ts";
import type { Models } from "../directives/index.ts";
import type { Source } from "../problem/index.ts";

/** Something that a chapter was written with beside its own text and options, and what it was. */
export type Ingredient =
  | { readonly model: string; readonly was: string }
  | { readonly file: string; readonly was: string }
  | { readonly has: string; readonly was: boolean };

const digests = new WeakMap<Source, string>();

/** The digest of a source's text, which many builds ask for. */
export function digestOfText(source: Source): string {
  const digest = digests.get(source) ?? digestOf(source.text);
  digests.set(source, digest);
  return digest;
}

/** Whether what a chapter was written with is the same now. */
export function isSame(one: Ingredient, files: BookFiles, models: Models): boolean {
  if ("model" in one) return digestOf(models.state(one.model)) === one.was;
  if ("has" in one) return files.has(one.has) === one.was;
  return stateOf(files, one.file) === one.was;
}

function stateOf(files: BookFiles, path: string): string {
  const source = files.has(path) ? files.read(path) : undefined;
  return source ? digestOfText(source) : "";
}

/** Files that note what is asked of them. */
export function notingFiles(files: BookFiles): {
  readonly files: BookFiles;
  readonly ingredients: Ingredient[];
} {
  const ingredients: Ingredient[] = [];
  return {
    ingredients,
    files: {
      nearest: (path) => files.nearest(path),
      has: (path) => {
        const was = files.has(path);
        ingredients.push({ has: path, was });
        return was;
      },
      read: (path) => {
        ingredients.push({ file: path, was: stateOf(files, path) });
        return files.read(path);
      },
    },
  };
}
