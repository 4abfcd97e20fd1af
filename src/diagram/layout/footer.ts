import type { Content, Label } from "../content/index.ts";
import { MARGIN } from "./frame.ts";
import { type Plate, plateOf } from "./measure.ts";
import type { PlacedPlate } from "./notes.ts";
import { piecesOf, type, widthOf } from "./type.ts";

/** The texts under the drawing. */
export interface Footer {
  readonly conventions: readonly PlacedPlate[];
  /** The parts of one text, set one behind the other and broken over lines. */
  readonly gradients: readonly PlacedPlate[];
  readonly remark: PlacedPlate | undefined;
  readonly width: number;
  readonly bottom: number;
}

/** The least width that a footer's lines may fill. */
const LEAST_WIDTH = 320;

const ROW = type.line + 5;

/** What parts two gradients, so that the frames of marked ones do not touch. */
const APART = 4;

/** Sets the texts under a drawing that is `width` wide and ends at `top`. */
export function footerOf(content: Content, remark: Label | undefined, width: number, top: number): Footer {
  let bottom = top;
  const below = (label: Label): PlacedPlate => {
    const plate = plateOf(label, [piecesOf(label.text)]);
    bottom += ROW;
    return { plate, box: at(plate, MARGIN, bottom - ROW / 2) };
  };
  const conventions = content.conventions.map(below);
  let x = MARGIN;
  const limit = Math.max(width, LEAST_WIDTH) - MARGIN;
  const gradients = content.gradients.map((label, index): PlacedPlate => {
    const plate = plateOf(label, [piecesOf(label.text)]);
    if (index === 0) bottom += ROW;
    else if (x + plate.width > limit) {
      x = MARGIN;
      bottom += ROW;
    }
    const box = at(plate, x, bottom - ROW / 2);
    x += index === 0 ? widthOf(piecesOf(label.text)) + 8 : plate.width + APART;
    return { plate, box };
  });
  const last = remark && below(remark);
  const all = [...conventions, ...gradients, ...(last ? [last] : [])];
  const right = Math.max(0, ...all.map(({ box }) => box.x + box.width / 2));
  return { conventions, gradients, remark: last, width: right + MARGIN, bottom };
}

function at(plate: Plate, left: number, y: number) {
  return { x: left + plate.width / 2, y, width: plate.width, height: plate.height };
}
