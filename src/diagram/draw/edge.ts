import type { Container } from "@svgdotjs/svg.js";
import type { EdgeContent } from "../content/index.ts";
import type { PlacedEdge, Point } from "../layout/index.ts";
import { group, rounded } from "./canvas.ts";
import { addPolygon } from "./plate.ts";

const ARROW = { length: 9, half: 4 } as const;
/** How far before its end a line carries the sign of its gate. */
const GATE = 17;

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
  const length = Math.hypot(end.x - before.x, end.y - before.y);
  const along = { x: (end.x - before.x) / length, y: (end.y - before.y) / length };
  const at = (back: number, aside = 0): Point => ({
    x: end.x - along.x * back - along.y * aside,
    y: end.y - along.y * back + along.x * aside,
  });
  const line = [...points.slice(0, -1), at(ARROW.length - 2)];
  target.element("path").attr({ d: roundedPath(line), fill: "none" });
  const corners = [at(0), at(ARROW.length, ARROW.half), at(ARROW.length, -ARROW.half)];
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
    const { x, y } = at(GATE);
    target
      .element("circle")
      .attr({ cx: rounded(x), cy: rounded(y), r: 3.5 })
      .addClass("dg-open");
  } else if (gate === "stopping") {
    const [a, b] = [at(GATE, 7), at(GATE, -7)];
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
  const length = Math.hypot(neighbour.x - corner.x, neighbour.y - corner.y);
  const part = Math.min(BEND, length / 2) / length;
  return { x: corner.x + (neighbour.x - corner.x) * part, y: corner.y + (neighbour.y - corner.y) * part };
}
