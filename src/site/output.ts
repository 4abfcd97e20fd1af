import { readFileSync } from "node:fs";
import { digestOf } from "../cache/index.ts";

/** A file of the built book: text, bytes, the place of a file to be copied, or a file that an earlier build gave. */
export type OutputFile = string | Uint8Array | { readonly copyOf: string } | KeptFile;

/** A file that need not be made again where it is still there. */
export interface KeptFile {
  /** The digest of its bytes. */
  readonly digest: string;
  readonly make: () => string;
}

const isContent = (file: OutputFile): file is string | Uint8Array =>
  typeof file === "string" || file instanceof Uint8Array;

/** The text or bytes of a file. */
export function contentOf(file: OutputFile): string | Uint8Array {
  if (isContent(file)) return file;
  return "make" in file ? file.make() : readFileSync(file.copyOf);
}

/** A file's digest, without making it where that is known. */
export const digestOfFile = (file: OutputFile): string =>
  !isContent(file) && "digest" in file ? file.digest : digestOf(contentOf(file));

/** Whether a file is one of the author's that is copied as it stands. */
export const isCopied = (file: OutputFile): boolean => !isContent(file) && "copyOf" in file;
