import stringWidth from "string-width";
import { INVISIBLE, type Problem } from "../problem/index.ts";

/** A piece of a line that a terminal shows in one or more cells; `at` counts UTF-16 units from the line's start. */
interface Cell {
  readonly at: number;
  readonly shown: string;
  readonly width: number;
}

/** No screen is wider; what stands farther away from the place is not looked at. */
const FAR = 1000;

const TAB = "  ";

/**
 * The source line of a problem and a line that underlines the place in it, for a terminal of a width in
 * cells: tabs become two spaces, wide characters count as two, of a line too long a part is shown. Empty
 * where the source has no text.
 */
export function frame({ place, line, length }: Problem, width: number): string[] {
  if (line === undefined) return [];
  const number = String(place.line);
  const from = place.column - 1;
  const cells = cellsOf(line, from);
  const first = cells.findLastIndex(({ at }) => at <= from);
  const isBehind = first < 0 || from >= line.length;
  const start = isBehind ? cells.length : first;
  const until = cells.findIndex(({ at }) => at >= from + length);
  const marked = isBehind ? 1 : Math.max(1, wide(cells.slice(start, until < 0 ? undefined : until)));
  const { text, indent, room } = cropped(cells, start, marked, Math.max(20, width - number.length - 5));
  const gutter = " ".repeat(number.length);
  const under = "^".repeat(Math.max(1, Math.min(marked, room)));
  return [`  ${number} | ${text}`.trimEnd(), `  ${gutter} | ${" ".repeat(indent)}${under}`];
}

const wide = (cells: readonly Cell[]) => cells.reduce((sum, { width }) => sum + width, 0);

/** The cells of the part of a line around an index. */
function cellsOf(line: string, index: number): Cell[] {
  const skipped = Math.max(0, index - FAR);
  const near = line.slice(skipped, index + FAR);
  return [...new Intl.Segmenter().segment(near)].map(({ segment, index: at }) => {
    const shown = segment === "\t" ? TAB : segment.replace(INVISIBLE, "\uFFFD");
    return { at: skipped + at, shown, width: stringWidth(shown) };
  });
}

/**
 * The cells that fit beside one another, those that are marked among them: as text, with the cells before
 * the mark and the room that is left for the mark.
 */
function cropped(cells: readonly Cell[], start: number, marked: number, width: number) {
  const isWhole = wide(cells) <= width && (cells[0]?.at ?? 0) === 0;
  const before = isWhole ? cells.slice(0, start) : lastFitting(cells.slice(0, start), width, marked);
  const cut = before.length < start || (cells[0]?.at ?? 0) > 0;
  const indent = wide(before) + (cut ? 1 : 0);
  const behind = cells.slice(start);
  const fitting = isWhole ? behind : firstFitting(behind, width - indent - 1);
  const rest = fitting.length < behind.length ? "…" : "";
  const text = `${cut ? "…" : ""}${[...before, ...fitting].map(({ shown }) => shown).join("")}${rest}`;
  return { text, indent, room: isWhole ? marked : wide(fitting) };
}

function firstFitting(cells: readonly Cell[], room: number): readonly Cell[] {
  let sum = 0;
  const end = cells.findIndex(({ width }) => {
    sum += width;
    return sum > room;
  });
  return end < 0 ? cells : cells.slice(0, end);
}

/** What is shown before the mark: all where that leaves room for the mark, else up to a third of the width. */
function lastFitting(cells: readonly Cell[], width: number, marked: number): readonly Cell[] {
  if (wide(cells) + Math.min(marked, 2 * (width / 3)) < width - 1) return cells;
  return firstFitting(cells.toReversed(), Math.floor(width / 3)).toReversed();
}
