import { type Box, crosses, lengthOf, meet, type Point, pointAt, segments } from "./geometry.ts";
import type { Plate } from "./measure.ts";
import { Strips } from "./strips.ts";

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
  const places = new Places(obstacles);
  const choices = wishes.map((wish, index) => ({ index, boxes: places.of(wish) }));
  const placed: (Box | undefined)[] = wishes.map(() => undefined);
  for (const { index, boxes } of choices.sort((a, b) => a.boxes.length - b.boxes.length)) {
    const box = boxes.find((candidate) => places.isOffBoxes(candidate));
    if (!box) continue;
    placed[index] = box;
    places.take(box);
  }
  return placed;
}

/** A straight part of a line. */
interface Part {
  readonly a: Point;
  readonly b: Point;
  readonly line: number;
}

/** What is free of boxes and of lines. */
class Places {
  private readonly boxes = new Strips<Box>();
  private readonly parts = new Strips<Part>();

  constructor(private readonly obstacles: Obstacles) {
    for (const box of obstacles.boxes) this.take(box);
    obstacles.lines.forEach((points, line) => {
      for (const [a, b] of segments(points))
        this.parts.add({ a, b, line }, Math.min(a.x, b.x) - LINE_GAP, Math.max(a.x, b.x) + LINE_GAP);
    });
  }

  take(box: Box): void {
    const half = box.width / 2 + BOX_GAP;
    this.boxes.add(box, box.x - half, box.x + half);
  }

  isOffBoxes(box: Box): boolean {
    const half = box.width / 2;
    return !this.boxes.some(box.x - half, box.x + half, (other) => meet(box, other, BOX_GAP));
  }

  /** The free places of a label, the best first. */
  of({ plate, line, beside }: Wish): Box[] {
    const half = plate.width / 2;
    return [...middleFirst(this.obstacles.lines[line] ?? []), ...beside]
      .map((point): Box => ({ ...point, width: plate.width, height: plate.height }))
      .filter(
        (box) =>
          this.isOffBoxes(box) &&
          !this.parts.some(
            box.x - half,
            box.x + half,
            (part) => part.line !== line && crosses(part.a, part.b, box, LINE_GAP),
          ),
      );
  }
}

/** The points of a line that a label may be centred on. */
function middleFirst(points: readonly Point[]): Point[] {
  const length = lengthOf(points);
  const middle = length / 2;
  const distances = [middle];
  for (let offset = STEP; offset < middle; offset += STEP) distances.push(middle - offset, middle + offset);
  return distances.map((distance) => pointAt(points, distance));
}
