import type { Container, Element } from "@svgdotjs/svg.js";
import { type Line, type Piece, type Point, type } from "../layout/index.ts";
import { rounded } from "./canvas.ts";

/** A line of a text and where its middle or its beginning stands. */
export interface PlacedLine extends Point {
  readonly line: Line;
  readonly className?: string | undefined;
}

/** How far a line's baseline lies under its middle, and a subscript's under the baseline. */
const BASELINE = 4.8;
const DROP = 2.5;

/**
 * Adds one text element whose text content is the lines' texts joined; each line goes to its own place,
 * subscripts are lowered. `shows` names the quantities whose numbers it shows.
 */
export function addText(
  parent: Container,
  lines: readonly PlacedLine[],
  className: string,
  shows?: string,
): void {
  const text = parent.element("text").addClass(className);
  if (shows !== undefined) text.attr("data-shows", shows);
  const [first] = lines;
  const only = first?.line[0];
  if (lines.length === 1 && only && first.line.length === 1) {
    text.attr(placeOf(first)).words(only.text);
    if (first.className) text.addClass(first.className);
    return;
  }
  for (const line of lines) addLine(text, line);
}

function addLine(text: Container, placed: PlacedLine): void {
  let lowered = false;
  placed.line.forEach((piece, index) => {
    const tspan = text.element("tspan").words(piece.text);
    if (index === 0) tspan.attr(placeOf(placed));
    if (placed.className) tspan.addClass(placed.className);
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
export function stacked(lines: readonly Line[], { x, y }: Point): PlacedLine[] {
  return lines.map((line, index) => ({
    line,
    x,
    y: y + (index - (lines.length - 1) / 2) * type.line,
  }));
}
