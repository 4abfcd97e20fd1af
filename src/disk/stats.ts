import { type Stats, statSync } from "node:fs";

/** How a file system says that there is nothing at a path: also where that goes through a file, or is no path at all. */
const NOTHING = ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP", "ERR_INVALID_ARG_VALUE"];

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && NOTHING.includes(String(error.code))) return undefined;
    throw error;
  }
}

/** Whether a path leads to a file, by way of links too. */
export const isFile = (path: string): boolean => statsOf(path)?.isFile() ?? false;

/** Whether a path leads to a folder, by way of links too. */
export const isFolder = (path: string): boolean => statsOf(path)?.isDirectory() ?? false;
