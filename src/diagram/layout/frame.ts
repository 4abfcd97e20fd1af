import type { Content } from "../content/index.ts";
import type { Arrangement } from "./arrangement.ts";
import type { Box, Point } from "./geometry.ts";
import type { Sized } from "./measure.ts";

/** Boxes and lines in units of the viewBox. */
export interface Frame {
  readonly boxes: ReadonlyMap<string, Box>;
  /** By the edge's index, from the box it leaves to the box it leads to. */
  readonly lines: readonly (readonly Point[])[];
}

/** A line that bends before its end leaves this much straight, for the gate and the arrow. */
const LAST_PART = 26;

/** From the edge of the drawing to what is drawn. */
export const MARGIN = 12;

/**
 * Gives the columns of an arrangement their widths, with `gaps[column]` before each. Lines change their
 * height between columns only, so that none passes through a box that is not its own.
 */
export function frameOf(
  content: Content,
  sizes: ReadonlyMap<string, Sized>,
  arrangement: Arrangement,
  gaps: readonly number[],
): Frame {
  const bands = bandsOf(sizes, arrangement, gaps);
  const tops = [...sizes].map(([name, { height }]) => (arrangement.heights.get(name) ?? 0) - height / 2);
  const passed = arrangement.passes.flatMap((passes) => passes.map(({ y }) => y));
  const up = MARGIN - Math.min(...tops, ...passed);
  const band = (column: number) => bands[column] ?? { left: 0, right: 0 };
  const boxes = new Map(
    [...sizes].map(([name, { width, height }]) => {
      const { left, right } = band(arrangement.columns.get(name) ?? 0);
      return [name, { x: (left + right) / 2, y: (arrangement.heights.get(name) ?? 0) + up, width, height }];
    }),
  );
  const ports = portsOf(content, boxes, arrangement, up);
  const lines = content.edges.map(({ from, to }, index) => {
    const { leave, arrive } = ports[index] ?? { leave: 0, arrive: 0 };
    const [start, end] = [boxes.get(from), boxes.get(to)];
    if (!start || !end) throw new Error("an edge joins two nodes");
    const across = (arrangement.passes[index] ?? []).flatMap(({ column, y }) => [
      { x: band(column).left, y: y + up },
      { x: band(column).right, y: y + up },
    ]);
    const left = end.x - end.width / 2;
    const bandLeft = band(arrangement.columns.get(to) ?? 0).left;
    const straight = left - bandLeft > 0.5 ? Math.min(bandLeft, left - LAST_PART) : left;
    return straightened([
      { x: start.x + start.width / 2, y: start.y + leave },
      { x: band(arrangement.columns.get(from) ?? 0).right, y: start.y + leave },
      ...across,
      { x: straight, y: end.y + arrive },
      { x: left, y: end.y + arrive },
    ]);
  });
  return { boxes, lines };
}

function bandsOf(
  sizes: ReadonlyMap<string, Sized>,
  { columns }: Arrangement,
  gaps: readonly number[],
): { left: number; right: number }[] {
  const widths: number[] = [];
  for (const [name, { span }] of sizes) {
    const column = columns.get(name) ?? 0;
    widths[column] = Math.max(widths[column] ?? 0, span);
  }
  let x = MARGIN;
  return widths.map((width, column) => {
    const left = x + (column > 0 ? (gaps[column] ?? 0) : 0);
    x = left + width;
    return { left, right: x };
  });
}

/** How far apart lines end at one side of a box; where there is less than the least, they meet in a point. */
const PORT_GAP = 12;
const LEAST_PORT_GAP = 8;

/** Spreads the ends of an edge's line over the sides of its boxes, in the order of the other ends. */
function portsOf(
  content: Content,
  boxes: ReadonlyMap<string, Box>,
  { passes }: Arrangement,
  up: number,
): { leave: number; arrive: number }[] {
  const ports = content.edges.map(() => ({ leave: 0, arrive: 0 }));
  const spread = (side: "leave" | "arrive") => {
    const groups = new Map<string, number[]>();
    content.edges.forEach((edge, index) => {
      const name = side === "leave" ? edge.from : edge.to;
      groups.set(name, [...(groups.get(name) ?? []), index]);
    });
    for (const [name, group] of groups) {
      const far = (index: number) => {
        const pass = side === "leave" ? passes[index]?.at(0) : passes[index]?.at(-1);
        const edge = content.edges[index];
        if (pass) return pass.y + up;
        return boxes.get((side === "leave" ? edge?.to : edge?.from) ?? "")?.y ?? 0;
      };
      const room = (boxes.get(name)?.height ?? 0) - 16;
      const share = room / Math.max(1, group.length - 1);
      const step = share < LEAST_PORT_GAP ? 0 : Math.min(PORT_GAP, share);
      [...group]
        .sort((a, b) => far(a) - far(b))
        .forEach((index, place) => {
          const port = ports[index];
          if (port) port[side] = (place - (group.length - 1) / 2) * step;
        });
    }
  };
  spread("leave");
  spread("arrive");
  return ports;
}

/** Without points that repeat the one before them. */
function straightened(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return !before || Math.hypot(point.x - before.x, point.y - before.y) > 0.5;
  });
}
