import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isRefusal } from "../disk/index.ts";
import { digestOf } from "./digest.ts";

/** What a build without problems read and gave. */
export interface LastBuild {
  /** The digest of all that it read. */
  readonly inputs: string;
  /** The files that it read outside of the book's folder, from there. */
  readonly outside: readonly string[];
  /** What it gave: each file's path and digest. */
  readonly files: readonly (readonly [path: string, digest: string])[];
  /** Those of them that are pages. */
  readonly pages: readonly string[];
}

/** Whether a folder holds these very files, byte for byte. */
export function holds(folder: string, files: LastBuild["files"]): boolean {
  try {
    return files.every(([path, digest]) => {
      const file = join(folder, path);
      return lstatSync(file).isFile() && digestOf(readFileSync(file)) === digest;
    });
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
