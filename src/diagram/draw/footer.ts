import type { Container } from "@svgdotjs/svg.js";
import type { PlacedPlate } from "../layout/index.ts";
import { group } from "./canvas.ts";
import { addBox, addMarker } from "./plate.ts";
import { addText } from "./text.ts";

/** One text element whose parts stand, each from its left, where the layout has put them. */
export function addParts(parent: Container, parts: readonly PlacedPlate[]): void {
  if (parts.length === 0) return;
  const target = group(parent, "dg-footer");
  for (const { plate, box } of parts) {
    if (!plate.label.marked) continue;
    addBox(target, box, "dg-plate dg-mark", 4);
    addMarker(target, box);
  }
  addText(target, parts.map(lineOf), "dg-note dg-start", shownBy(parts));
}

/** The quantities of a lead and its items in their order, where each item shows one in full. */
function shownBy(parts: readonly PlacedPlate[]): string | undefined {
  const items = parts.slice(parts.length > 1 ? 1 : 0).map(({ plate }) => plate.label.shows);
  return items.includes(undefined) ? undefined : items.join(";");
}

function lineOf({ plate, box }: PlacedPlate) {
  const { marked } = plate.label;
  return {
    line: plate.lines.flat(),
    x: box.x - box.width / 2 + 5,
    y: box.y,
    className: marked ? "dg-strong" : undefined,
  };
}
