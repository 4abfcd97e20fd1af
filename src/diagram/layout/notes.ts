import type { Frame } from "./frame.ts";
import type { Box } from "./geometry.ts";
import { NOTE_GAP, type Plate, type Sized } from "./measure.ts";

/** A text with the place of its plate. */
export interface PlacedPlate {
  readonly plate: Plate;
  readonly box: Box;
}

/** The notes under the boxes, by node. */
export function placeNotes(
  sizes: ReadonlyMap<string, Sized>,
  { boxes }: Frame,
): ReadonlyMap<string, readonly PlacedPlate[]> {
  return new Map(
    [...sizes].map(([name, { notes }]) => {
      const box = boxes.get(name);
      if (!box) throw new Error(`${name} has a place`);
      let bottom = box.y + box.height / 2;
      const placed = notes.map((plate) => {
        const y = bottom + NOTE_GAP + plate.height / 2;
        bottom = y + plate.height / 2;
        return { plate, box: { x: box.x, y, width: plate.width, height: plate.height } };
      });
      return [name, placed];
    }),
  );
}
