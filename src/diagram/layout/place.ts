import { type Box, crosses, lengthOf, meet, type Point, pointAt, segments } from "./geometry.ts";
import type { Plate } from "./measure.ts";

/** A label that wants a place on a line. */
export interface Wish {
  readonly plate: Plate;
  /** The index of its line. */
  readonly line: number;
  /** Places off the line for when it has none. */
  readonly beside: readonly Point[];
}

/** What labels keep away from. */
export interface Obstacles {
  readonly lines: readonly (readonly Point[])[];
  readonly boxes: readonly Box[];
}

/** Between a label and another label or a box, and between a label and another's line. */
const BOX_GAP = 4;
const LINE_GAP = 2;
/** The distance of one place that is tried from the next. */
const STEP = 4;

/**
 * Finds each label a place centred on its own line, where it meets no other label, no box and no other
 * line. Of the places of a line the one nearest to its middle is taken; labels with the fewest places
 * choose first. Undefined for a label without a place.
 */
export function placeLabels(wishes: readonly Wish[], obstacles: Obstacles): (Box | undefined)[] {
  const parts = obstacles.lines.flatMap((line, index) =>
    segments(line).map(([a, b]) => ({ a, b, line: index })),
  );
  const choices = wishes.map((wish, index) => ({ index, boxes: placesOf(wish, obstacles, parts) }));
  const placed: (Box | undefined)[] = wishes.map(() => undefined);
  const taken: Box[] = [];
  for (const { index, boxes } of choices.sort((a, b) => a.boxes.length - b.boxes.length)) {
    const box = boxes.find((candidate) => !taken.some((other) => meet(candidate, other, BOX_GAP)));
    if (!box) continue;
    placed[index] = box;
    taken.push(box);
  }
  return placed;
}

/** A straight part of a line. */
interface Part {
  readonly a: Point;
  readonly b: Point;
  readonly line: number;
}

function placesOf({ plate, line, beside }: Wish, { lines, boxes }: Obstacles, parts: readonly Part[]): Box[] {
  const points = lines[line] ?? [];
  const isFree = (box: Box) =>
    !boxes.some((other) => meet(box, other, BOX_GAP)) &&
    !parts.some(({ a, b, line: other }) => other !== line && crosses(a, b, box, LINE_GAP));
  const at = (point: Point): Box => ({ ...point, width: plate.width, height: plate.height });
  return [...middleFirst(points), ...beside].map(at).filter(isFree);
}

/** The points of a line that a label may be centred on. */
function middleFirst(points: readonly Point[]): Point[] {
  const length = lengthOf(points);
  const middle = length / 2;
  const distances = [middle];
  for (let offset = STEP; offset < middle; offset += STEP) distances.push(middle - offset, middle + offset);
  return distances.map((distance) => pointAt(points, distance));
}
