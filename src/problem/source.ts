import { location } from "vfile-location";
import type { Place } from "./place.ts";

/** A text with the name that the author knows it by, so that offsets in it become places. */
export class Source {
  private readonly toPoint: (offset: number) => { line: number; column: number } | undefined;

  /** The text without a byte-order mark, which neither Markdown nor YAML counts. */
  readonly text: string;

  constructor(
    /** The path as the author would type it. */
    readonly file: string,
    text: string,
  ) {
    this.text = text.replace(/^\uFEFF/, "");
    let locate: ReturnType<typeof location> | undefined;
    this.toPoint = (offset) => {
      locate ??= location(this.text);
      return locate.toPoint(offset);
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
    const point = this.toPoint(Math.max(0, Math.min(offset, this.text.length)));
    return { file: this.file, line: point?.line ?? 1, column: point?.column ?? 1 };
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

/** A whole file, or the part of it that stands there letter by letter from the offset `start` on. */
export function excerpt(source: Source, text = source.text, start = 0): Excerpt {
  return { text, source, offset: (index) => start + index };
}
