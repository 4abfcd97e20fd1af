/** A point in units of the viewBox, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle by its centre and size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Two boxes overlap or are nearer than `gap`. */
export function meet(a: Box, b: Box, gap: number): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 + gap &&
    Math.abs(a.y - b.y) < (a.height + b.height) / 2 + gap
  );
}

/**
 * The segment from `a` to `b` passes through the box widened by `gap`: the parts of the segment inside of
 * the two slabs overlap (Liang and Barsky, "A New Concept and Method for Line Clipping", 1984).
 */
export function crosses(a: Point, b: Point, box: Box, gap: number): boolean {
  const [halfX, halfY] = [box.width / 2 + gap, box.height / 2 + gap];
  if (Math.abs(a.x + b.x - 2 * box.x) >= 2 * halfX + Math.abs(a.x - b.x)) return false;
  if (Math.abs(a.y + b.y - 2 * box.y) >= 2 * halfY + Math.abs(a.y - b.y)) return false;
  const acrossX = within(a.x, b.x, box.x, halfX);
  const acrossY = within(a.y, b.y, box.y, halfY);
  return Math.max(acrossX[0], acrossY[0], 0) < Math.min(acrossX[1], acrossY[1], 1);
}

/** The parameters between which the way from `a` to `b` is nearer to `centre` than `half`. */
function within(a: number, b: number, centre: number, half: number): readonly [number, number] {
  if (a === b) return Math.abs(a - centre) < half ? [0, 1] : [1, 0];
  const first = (centre - half - a) / (b - a);
  const second = (centre + half - a) / (b - a);
  return first < second ? [first, second] : [second, first];
}

/** The length of a line through points. */
export function lengthOf(points: readonly Point[]): number {
  return segments(points).reduce((sum, [a, b]) => sum + Math.hypot(b.x - a.x, b.y - a.y), 0);
}

/** The point at a distance from the beginning of a line through points. */
export function pointAt(points: readonly Point[], distance: number): Point {
  let rest = distance;
  for (const [a, b] of segments(points)) {
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (rest <= length && length > 0) {
      const part = rest / length;
      return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
    }
    rest -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

/** The unit vector from `a` to `b`; of any direction when they are one point. */
export function direction(a: Point, b: Point): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length === 0 ? { x: 1, y: 0 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

/** The straight parts of a line through points. */
export function segments(points: readonly Point[]): (readonly [Point, Point])[] {
  return points.slice(1).map((point, index) => [points[index] ?? point, point] as const);
}
