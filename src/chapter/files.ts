import type { Source } from "../problem/index.ts";

/** The files of a book as far as a chapter needs them; every path is from the book's folder, with `/`. */
export interface BookFiles {
  /** A file's text; undefined where there is none, or none that is text, which is reported. */
  readonly read: (path: string) => Source | undefined;
  /** Whether there is a file of this very name, capitals and all. */
  readonly has: (path: string) => boolean;
  /** The path of the file that was most likely meant. */
  readonly nearest: (path: string) => string | undefined;
}

/** The path that `to` means in the file `from`; it begins with `..` outside of the book's folder. */
export function pathFrom(from: string, to: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of to.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** How the file `from` names the path `to`. */
export function pathTo(from: string, to: string): string {
  const [start, goal] = [from.split("/").slice(0, -1), to.split("/")];
  const shared = start.findIndex((part, index) => part !== goal[index]);
  const common = shared < 0 ? start.length : shared;
  return [...start.slice(common).map(() => ".."), ...goal.slice(common)].join("/");
}

/** The page of a chapter's file, without its ending: `03-forward.md` becomes `forward`, `part/01-start.md` becomes `part/start`. */
export function slugOf(path: string): string {
  return path.replace(/\.md$/, "").replace(/(?<=^|\/)\d{1,3}[-_. ]+(?=[^/]+$)/, "");
}
