import { type Box, lengthOf, type Point, pointAt } from "./geometry.ts";

/** The arrow at the end of a line: its length and half of its width. */
export const ARROW = { length: 9, half: 4 } as const;

/** How far before its end a line carries the sign of its gate, and half of the sign's height. */
export const GATE = { back: 17, half: 7 } as const;

/** The room that the signs at the end of a line take. */
export function signsOf(line: readonly Point[], hasGate: boolean): Box[] {
  const length = lengthOf(line);
  const at = (back: number, size: number): Box => ({
    ...pointAt(line, Math.max(0, length - back)),
    width: size,
    height: size,
  });
  const arrow = at(ARROW.length / 2, ARROW.length);
  return hasGate ? [arrow, at(GATE.back, 2 * GATE.half - 4)] : [arrow];
}
