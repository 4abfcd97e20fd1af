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

/**
 * Cuts a line where names in it have subscripts, by the rule of the equations: letters, then digits or an
 * underscore and what follows it. The pieces' texts joined are the line.
 */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(/([A-Za-z]+)(_?)(\d\w*|(?<=_)\w+)/g)) {
    const [, base = "", join = "", subscript = ""] = match;
    pieces.push({ text: line.slice(end, match.index) + base, as: "base" });
    if (join) pieces.push({ text: join, as: "join" });
    pieces.push({ text: subscript, as: "subscript" });
    end = match.index + match[0].length;
  }
  if (end < line.length) pieces.push({ text: line.slice(end), as: "base" });
  return pieces;
}

/** The width of a line in units of the viewBox, with room for a wider font than the one shipped. */
export function widthOf(line: string, weight: keyof typeof advances = "regular"): number {
  const width = piecesOf(line).reduce((sum, piece) => sum + pieceWidth(piece, weight), 0);
  return Math.ceil(width * SLACK);
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

/** Breaks a text into lines behind `=`, `/`, a space or a bracket; the lines joined are the text. */
export function linesOf(text: string): string[] {
  if (text.length <= LINE) return [text];
  const chunks = text.match(new RegExp(`[^=/ ()]{0,${LINE - 2}}[=/ ()]?`, "g")) ?? [text];
  const lines: string[] = [];
  for (const chunk of chunks) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + chunk.length <= LINE) lines[lines.length - 1] = last + chunk;
    else lines.push(chunk);
  }
  return lines;
}
