import type { Container, Element } from "@svgdotjs/svg.js";
import { type Piece, type Point, piecesOf, type } from "../layout/index.ts";
import { rounded } from "./canvas.ts";

/** One line of a text: where its middle or its beginning stands, and how. */
export interface Line extends Point {
  readonly text: string;
  readonly className?: string | undefined;
}

/** How far a line's baseline lies under its middle, and a subscript's under the baseline. */
const BASELINE = 4.8;
const DROP = 2.5;

/**
 * Adds one text element whose text content is the lines' texts joined; each line goes to its own place,
 * subscripts are lowered.
 */
export function addText(parent: Container, lines: readonly Line[], className: string): void {
  const text = parent.element("text").addClass(className);
  const [first] = lines;
  if (lines.length === 1 && first && piecesOf(first.text).length === 1) {
    text.attr(placeOf(first)).words(first.text);
    if (first.className) text.addClass(first.className);
    return;
  }
  for (const line of lines) addLine(text, line);
}

function addLine(text: Container, line: Line): void {
  let lowered = false;
  piecesOf(line.text).forEach((piece, index) => {
    const tspan = text.element("tspan").words(piece.text);
    if (index === 0) tspan.attr(placeOf(line));
    if (line.className) tspan.addClass(line.className);
    lowered = shift(tspan, piece, lowered);
  });
}

/** Lowers a subscript and brings what follows back up. */
function shift(tspan: Element, { as }: Piece, lowered: boolean): boolean {
  const low = as !== "base";
  if (low !== lowered) tspan.attr("dy", low ? DROP : -DROP);
  if (low) tspan.addClass(as === "join" ? "dg-join" : "dg-sub");
  return low;
}

function placeOf({ x, y }: Point): { x: number; y: number } {
  return { x: rounded(x), y: rounded(y + BASELINE) };
}

/** The lines of a text, one under the other around the middle of a box. */
export function stacked(texts: readonly string[], { x, y }: Point, className?: string): Line[] {
  return texts.map((text, index) => ({
    text,
    x,
    y: y + (index - (texts.length - 1) / 2) * type.line,
    className,
  }));
}
