/** Where in a file something stands; line and column count from 1, in UTF-16 units as editors count. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A range of offsets in a source text: `start` is its first character, `end` the one behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
