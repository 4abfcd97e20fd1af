import type { Container } from "@svgdotjs/svg.js";
import type { EdgeContent } from "../content/index.ts";
import { ARROW, direction, GATE, type PlacedEdge, type Point } from "../layout/index.ts";
import { group, rounded } from "./canvas.ts";
import { addPolygon } from "./plate.ts";

/** How much smaller an arrow is where many lines end. */
const FINE = 0.6;

/** A line with an arrow in the direction of computation and, in backward mode, how the gradient passes it. */
export function addEdge(parent: Container, { edge, points, crowded }: PlacedEdge): void {
  const names = ["dg-edge"];
  if (edge.flow.blocked) names.push("dg-blocked");
  if (crowded) names.push("dg-fine");
  if (edge.marked) names.push("dg-marked");
  const target = group(parent, names.join(" "));
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) throw new Error("a line has two ends");
  const along = direction(before, end);
  const at = (back: number, aside = 0): Point => ({
    x: end.x - along.x * back - along.y * aside,
    y: end.y - along.y * back + along.x * aside,
  });
  const scale = crowded && !edge.marked ? FINE : 1;
  const [head, half] = [ARROW.length * scale, ARROW.half * scale];
  const line = [...points.slice(0, -1), at(head - 2)];
  target.element("path").attr({ d: roundedPath(line), fill: "none" });
  const corners = [at(0), at(head, half), at(head, -half)];
  addPolygon(
    target,
    corners.map(({ x, y }) => [x, y]),
    "dg-arrow",
  );
  addGate(target, edge.flow.gate, at);
}

/** A ring where the gradient passes a gate, a bar where it does not. */
function addGate(
  target: Container,
  gate: EdgeContent["flow"]["gate"],
  at: (back: number, aside?: number) => Point,
): void {
  if (gate === "passing") {
    const { x, y } = at(GATE.back);
    target
      .element("circle")
      .attr({ cx: rounded(x), cy: rounded(y), r: 3.5 })
      .addClass("dg-open");
  } else if (gate === "stopping") {
    const [a, b] = [at(GATE.back, GATE.half), at(GATE.back, -GATE.half)];
    target
      .element("line")
      .attr({ x1: rounded(a.x), y1: rounded(a.y), x2: rounded(b.x), y2: rounded(b.y) })
      .addClass("dg-bar");
  }
}

const BEND = 8;

/** A path through points with rounded corners. */
function roundedPath(points: readonly Point[]): string {
  const text = ({ x, y }: Point) => `${rounded(x)} ${rounded(y)}`;
  const parts = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) return `M${text(point)}`;
    if (!after) return `L${text(point)}`;
    return `L${text(towards(point, before))}Q${text(point)} ${text(towards(point, after))}`;
  });
  return parts.join("");
}

/** The point {@link BEND} from a corner towards a neighbour, or half of the way when that is nearer. */
function towards(corner: Point, neighbour: Point): Point {
  const bend = Math.min(BEND, Math.hypot(neighbour.x - corner.x, neighbour.y - corner.y) / 2);
  const along = direction(corner, neighbour);
  return { x: corner.x + along.x * bend, y: corner.y + along.y * bend };
}
