import { advances } from "./advances.ts";

/**
 * The one type scale of drawings, in units of the viewBox. A line is as high as the font's ascent and
 * descent (1.424) with a lowered subscript, so that the boxes of two lines do not meet.
 */
export const type = { size: 14, line: 21, subscript: 10 } as const;

/** Room for a reader's own font, as a part of the width. */
const SLACK = 1.1;

/** A part of a line that is set in one size; `join` is kept in the text and not seen. */
export interface Piece {
  readonly text: string;
  readonly as: "base" | "subscript" | "join";
}

/** A line of a text in pieces. */
export type Line = readonly Piece[];

/**
 * Cuts a text where names in it have subscripts, by the rule of the equations: letters, then digits or an
 * underscore and what follows it. The pieces' texts joined are the text.
 */
export function piecesOf(text: string): Line {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(/([A-Za-z]+)(_?)(\d\w*|(?<=_)\w+)/g)) {
    const [, base = "", join = "", subscript = ""] = match;
    pieces.push({ text: text.slice(end, match.index) + base, as: "base" });
    if (join) pieces.push({ text: join, as: "join" });
    pieces.push({ text: subscript, as: "subscript" });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), as: "base" });
  return pieces;
}

/** The width of a line in units of the viewBox, with room for a wider font than the one shipped. */
export function widthOf(line: Line, weight: keyof typeof advances = "regular"): number {
  return Math.ceil(line.reduce((sum, piece) => sum + pieceWidth(piece, weight), 0) * SLACK);
}

function pieceWidth({ text, as }: Piece, weight: keyof typeof advances): number {
  if (as === "join") return 0;
  const size = as === "subscript" ? type.subscript : type.size;
  return [...text].reduce((sum, character) => sum + advance(character, weight) * size, 0) / 1000;
}

/** A character outside of the table is taken for as wide as the size. */
function advance(character: string, weight: keyof typeof advances): number {
  return advances[weight][(character.codePointAt(0) ?? 0) - 32] ?? 1000;
}

/** The longest line of a text that is broken over lines, in characters. */
const LINE = 22;

/**
 * Breaks a text into lines behind `=`, `/`, `_`, a space or a bracket, and inside of what is longer than a
 * line; the lines joined are the text.
 */
export function linesOf(text: string): Line[] {
  const whole = piecesOf(text);
  if (text.length <= LINE) return [whole];
  const chunks = text.match(new RegExp(`[^=/_ ()]{0,${LINE - 2}}[=/_ ()]?`, "g")) ?? [];
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  for (const chunk of chunks) {
    if (end > start && end + chunk.length - start > LINE) {
      lines.push(cut(whole, start, end));
      start = end;
    }
    end += chunk.length;
  }
  return [...lines, cut(whole, start, end)];
}

/** The part of a line between two offsets. */
function cut(line: Line, start: number, end: number): Line {
  let offset = 0;
  return line.flatMap(({ text, as }) => {
    const part = text.slice(Math.max(0, start - offset), Math.max(0, end - offset));
    offset += text.length;
    return part ? [{ text: part, as }] : [];
  });
}
