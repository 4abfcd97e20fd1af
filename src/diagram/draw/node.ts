import type { Container } from "@svgdotjs/svg.js";
import { type Box, type Sized, type } from "../layout/index.ts";
import { group } from "./canvas.ts";
import { addBox, addMarker } from "./plate.ts";
import { addText } from "./text.ts";

/** The corners of a box tell its kind without colour: data is round, a given number square. */
const RADIUS = { input: 16, given: 0, computed: 6, loss: 6 } as const;

/** A box with the name, the value and the gradient of its quantity, each a text element. */
export function addNode(parent: Container, { node, lines }: Sized, box: Box): void {
  const names = ["dg-node", `dg-${node.kind}`];
  if (node.blocked) names.push("dg-blocked");
  if (node.marked) names.push("dg-marked");
  const target = group(parent, names.join(" "));
  const radius = RADIUS[node.kind];
  addBox(target, box, node.marked ? "dg-box dg-mark" : "dg-box", radius);
  if (node.kind === "loss") {
    const inner = { ...box, width: box.width - 8, height: box.height - 8 };
    addBox(target, inner, "dg-inner", RADIUS.loss - 3);
  }
  if (node.marked) addMarker(target, box, 7);
  const count = lines.reduce((sum, line) => sum + line.lines.length, 0);
  let y = box.y - (count * type.line) / 2 + type.line / 2;
  lines.forEach(({ label, lines: texts }, index) => {
    const placed = texts.map((line, row) => ({ line, x: box.x, y: y + row * type.line }));
    y += texts.length * type.line;
    const className = ["dg-name", "dg-value", "dg-gradient"][index] ?? "";
    addText(target, placed, label.marked ? `${className} dg-strong` : className, label.shows);
  });
}
