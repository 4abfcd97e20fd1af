import type { Container } from "@svgdotjs/svg.js";
import type { Box, PlacedPlate } from "../layout/index.ts";
import { rounded } from "./canvas.ts";
import { addText, stacked } from "./text.ts";

/** A text on a plate, which hides what lies under it; a marked one has a border and a marker. */
export function addPlate(parent: Container, { plate, box }: PlacedPlate, className: string): void {
  const { marked, shows } = plate.label;
  addBox(parent, box, marked ? "dg-plate dg-mark" : "dg-plate", 4);
  if (marked) addMarker(parent, box);
  addText(parent, stacked(plate.lines, box), marked ? `${className} dg-strong` : className, shows);
}

/** A rectangle by its centre. */
export function addBox(parent: Container, box: Box, className: string, radius: number): void {
  parent
    .element("rect")
    .attr({
      x: rounded(box.x - box.width / 2),
      y: rounded(box.y - box.height / 2),
      width: rounded(box.width),
      height: rounded(box.height),
      rx: radius,
    })
    .addClass(className);
}

/** The sign of a highlight: a filled diamond on the upper left corner of a box. */
export function addMarker(parent: Container, box: Box, size = 5): void {
  const [x, y] = [box.x - box.width / 2 + 1, box.y - box.height / 2 + 1];
  const corners = [
    [x, y - size],
    [x + size, y],
    [x, y + size],
    [x - size, y],
  ];
  addPolygon(parent, corners, "dg-marker");
}

/** A closed shape by its corners. */
export function addPolygon(
  parent: Container,
  corners: readonly (readonly number[])[],
  className: string,
): void {
  const points = corners.map((corner) => corner.map(rounded).join(",")).join(" ");
  parent.element("polygon").attr({ points }).addClass(className);
}
