import { location } from "vfile-location";
import type { Place, Span } from "./place.ts";

/** A text with the name that the author knows it by, so that offsets in it become places. */
export class Source {
  private readonly locate: () => ReturnType<typeof location>;

  /** The text without a byte-order mark, which neither Markdown nor YAML counts. */
  readonly text: string;

  constructor(
    /** The path as the author would type it. */
    readonly file: string,
    text: string,
  ) {
    this.text = text.replace(/^\uFEFF/, "");
    let known: ReturnType<typeof location> | undefined;
    this.locate = () => {
      known ??= location(this.text);
      return known;
    };
  }

  /** The file that the character at `offset` stands in, and its offset there. */
  origin(offset: number): Origin {
    return { source: this, offset };
  }

  /** The place of the character at `offset`; an offset outside of the text is taken to its nearest end. */
  place(offset: number): Place {
    const origin = this.origin(offset);
    if (origin.source !== this) return origin.source.place(origin.offset);
    const point = this.locate().toPoint(Math.max(0, Math.min(offset, this.text.length)));
    return { file: this.file, line: point?.line ?? 1, column: point?.column ?? 1 };
  }

  /** The line that the character at `offset` stands in, without its end; undefined where there is no text at all. */
  line(offset: number): string | undefined {
    const origin = this.origin(offset);
    if (origin.source !== this) return origin.source.line(origin.offset);
    if (this.text === "") return undefined;
    const before = this.text.slice(0, Math.max(0, offset));
    const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
    return /.*/.exec(this.text.slice(start))?.[0];
  }
}

/** A character of a text by the file that it was written in. */
interface Origin {
  readonly source: Source;
  readonly offset: number;
}

/** A part of a composed text: it stands in `source` from `offset` on, or stands for the one character there. */
export interface Piece {
  readonly text: string;
  readonly source: Source;
  readonly offset: number;
  readonly fixed?: true;
}

/** A file's text with parts of other files in it; every character knows the file that it was written in. */
export class ComposedSource extends Source {
  private readonly pieces: readonly (Piece & { readonly start: number })[];

  constructor(file: string, pieces: readonly Piece[]) {
    const filled = pieces.filter(({ text }) => text !== "");
    super(file, filled.map(({ text }) => text).join(""));
    let start = 0;
    this.pieces = filled.map((piece) => {
      start += piece.text.length;
      return { ...piece, start: start - piece.text.length };
    });
  }

  override origin(offset: number): Origin {
    const piece = this.pieces.findLast(({ start }) => start <= offset) ?? this.pieces[0];
    if (!piece) return { source: this, offset };
    const inside = piece.fixed ? 0 : offset - piece.start;
    return piece.source.origin(piece.offset + inside);
  }
}

/** A text that an author wrote as part of a file, with the way from its indexes to the file's offsets. */
export interface Excerpt {
  readonly text: string;
  readonly source: Source;
  /** The offset in the source of the character at an index of the text; never falls as the index rises. */
  readonly offset: (index: number) => number;
}

/** The part of an excerpt between two indexes. */
export function part(input: Excerpt, start: number, end: number): Excerpt {
  return { ...input, text: input.text.slice(start, end), offset: (index) => input.offset(start + index) };
}

/** The part of an excerpt without the white space around it. */
export function trimmed(input: Excerpt): Excerpt {
  const start = input.text.length - input.text.trimStart().length;
  return part(input, start, Math.max(start, input.text.trimEnd().length));
}

/** Where an excerpt stands in its source. */
export function spanOf({ text, offset }: Excerpt): Span {
  return { start: offset(0), end: text === "" ? offset(0) : offset(text.length - 1) + 1 };
}

/** A whole file, or the part of it that stands there letter by letter from the offset `start` on. */
export function excerpt(source: Source, text = source.text, start = 0): Excerpt {
  return { text, source, offset: (index) => start + index };
}
