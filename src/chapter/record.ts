import type { Label } from "../directives/index.ts";

/** What the rest of a book knows of one page for the links that lead to it; small, plain data. */
export interface PageRecord {
  /** The chapter's file, as the author knows it. */
  readonly file: string;
  /** The chapter's file from the book's folder. */
  readonly path: string;
  /** The page's address from the book's root, without `.html`. */
  readonly slug: string;
  /** What references can lead to: headings, and what carries `{#id}`. */
  readonly labels: readonly Label[];
  /** Every id on the page that a link can lead to. */
  readonly anchors: readonly string[];
  /** The files that it takes in, from the book's folder. */
  readonly includes: readonly string[];
}
