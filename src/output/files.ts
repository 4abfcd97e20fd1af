import { readFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf, stateOf } from "../cache/index.ts";
import { isRefusal } from "../disk/index.ts";

/** A file that is ready to be written: text, bytes, the place of a file to be copied, or a page. */
export type ReadyFile = string | Uint8Array | { readonly copyOf: string } | PageFile | KeptFile;

/** A file of the built book: a ready one, or the drawing that a PNG is made of. */
export type OutputFile = ReadyFile | { readonly pictureOf: string };

/** What a search finds a page by, where that is not all of it. */
export interface PageWords {
  readonly digest: string;
  /** Other pages decide on a part of them. */
  readonly isOpen: boolean;
  readonly html: () => string;
}

/** A page with the digest of its bytes. */
export interface PageFile {
  readonly digest: string;
  readonly words?: PageWords | undefined;
  readonly bytes: Uint8Array;
}

/** A page that need not be made again where it is still there. */
export interface KeptFile {
  readonly digest: string;
  readonly words?: PageWords | undefined;
  readonly make: () => string;
}

const isContent = (file: OutputFile): file is string | Uint8Array =>
  typeof file === "string" || file instanceof Uint8Array;

/** The text or bytes of a file. */
export function contentOf(file: ReadyFile): string | Uint8Array {
  if (isContent(file)) return file;
  if ("bytes" in file) return file.bytes;
  return "make" in file ? file.make() : readFileSync(file.copyOf);
}

/** A file's text. */
export function textOf(file: ReadyFile): string {
  const content = contentOf(file);
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

/** A file's digest, without making it where that is known; of a picture that of its drawing, of a copy the file's state. */
export function digestOfFile(file: OutputFile): string {
  if (isContent(file)) return digestOf(file);
  if ("pictureOf" in file) return digestOf(file.pictureOf);
  return "digest" in file ? file.digest : stateOf(file.copyOf);
}

/** Whether a file is the book's text, and no copy or picture. */
export const isMade = (file: OutputFile): file is string | Uint8Array | PageFile | KeptFile =>
  isContent(file) || "digest" in file;

/** The pages among some files, with their HTML. */
export function* pagesOf(files: ReadonlyMap<string, OutputFile>): Generator<[path: string, html: string]> {
  for (const [path, file] of files) if (path.endsWith(".html") && isMade(file)) yield [path, textOf(file)];
}

/** The bytes of a file in a folder; undefined where it is not there, or another one. */
export function fileIn(folder: string, path: string, digest: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(join(folder, path));
    return digestOf(bytes) === digest ? bytes : undefined;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
