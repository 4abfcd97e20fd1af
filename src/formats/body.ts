/** A place in a page's body that is filled in when its page is put together. */
export type Fill =
  /** KaTeX's HTML of the formula with this key. */
  | { readonly formula: string }
  /** The address of a link of the chapter, by its index. */
  | { readonly address: number }
  /** The words of a reference, by its link's index. */
  | { readonly words: number };

/**
 * A chapter's body: pieces of HTML and, between them, indexes of `fills`. Formulas and what other pages
 * decide are left open, so that the body depends on its chapter alone. Plain data.
 */
export interface Body {
  readonly pieces: readonly (string | number)[];
  readonly fills: readonly Fill[];
}

/**
 * Marks the open places of one body while it is HTML in the making. A mark is letters and digits, so that
 * no escaping changes it, and begins with a `seed` that the chapter's own words cannot have.
 */
export class OpenPlaces {
  private readonly fills: Fill[] = [];

  constructor(private readonly seed: string) {}

  /** The mark of a new open place. */
  open(fill: Fill): string {
    return `${this.seed}x${this.fills.push(fill) - 1}x`;
  }

  /** The HTML in pieces. */
  body(html: string): Body {
    const parts = html.split(new RegExp(`${this.seed}x(\\d+)x`));
    return { pieces: parts.map((part, index) => (index % 2 === 1 ? Number(part) : part)), fills: this.fills };
  }
}

/** A text as HTML, in an attribute too. */
export const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A body's HTML with every open place filled in. */
export function fillBody({ pieces, fills }: Body, fill: (open: Fill) => string): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : fill(fills[piece] as Fill))).join("");
}
