import type { Content } from "../content/index.ts";
import type { Arrangement } from "./arrangement.ts";
import { type Frame, frameOf } from "./frame.ts";
import type { Box, Point } from "./geometry.ts";
import { NOTE_GAP, type Plate, plateOf, type Sized } from "./measure.ts";
import { type PlacedPlate, placeNotes } from "./notes.ts";
import { placeLabels, type Wish } from "./place.ts";
import { signsOf } from "./signs.ts";

/** A frame with the labels of its edges. */
export interface Labelled {
  readonly frame: Frame;
  readonly notes: ReadonlyMap<string, readonly PlacedPlate[]>;
  /** With the index of the edge. */
  readonly labels: readonly (PlacedPlate & { readonly edge: number })[];
  /** The columns before which labels gave way. */
  readonly thinned: ReadonlySet<number>;
}

/** The room that an arrow, a gate and a slope need beside a label. */
const BESIDE = 32;
const EMPTY_GAP = 44;
/** The part of an edge's climb that its gap is wide, up to a width. */
const SLOPE = 0.35;
const STEEP_GAP = 260;
/** A gap grows by this factor, up to this one, before labels give way. */
const GROWTH = 1.15;
const MOST = 3.5;
/** More labels than this in a gap that is tight give way at once. */
const CROWD = 30;

/** The gaps before columns while labels look for places, by column. */
interface Gaps {
  /** Without labels. */
  readonly least: readonly number[];
  /** How much wider than the widest label asks for. */
  readonly growth: number[];
  /** Only highlighted labels stay in these. */
  readonly thinned: Set<number>;
}

/**
 * Finds places for the labels of all edges. Where some do not fit, the gap before the column that their
 * edges lead to grows; where that does not help, only highlighted labels stay in that gap, on their line or
 * else at the box that it leads to. Sizes and places of all else do not depend on the highlight.
 */
export function labelled(
  content: Content,
  sizes: ReadonlyMap<string, Sized>,
  arrangement: Arrangement,
): Labelled {
  const columnOf = (edge: number) => arrangement.columns.get(content.edges[edge]?.to ?? "") ?? 0;
  const gaps: Gaps = { least: leastGaps(content, arrangement), growth: [], thinned: new Set() };
  let wishes: Wish[] = content.edges.flatMap(({ labels }, line) =>
    labels.map((label) => ({ plate: plateOf(label), line, beside: [] })),
  );
  for (;;) {
    const frame = frameOf(content, sizes, arrangement, widthsOf(wishes, columnOf, gaps));
    const notes = placeNotes(sizes, frame);
    const under = [...notes.values()].flat().map(({ box }) => box);
    const asked = wishes.map((wish) => {
      if (!gaps.thinned.has(columnOf(wish.line))) return wish;
      const to = content.edges[wish.line]?.to ?? "";
      return { ...wish, beside: besideOf(frame.boxes.get(to), notes.get(to) ?? [], wish.plate) };
    });
    const signs = content.edges.flatMap(({ flow }, edge) =>
      signsOf(frame.lines[edge] ?? [], flow.gate !== "none"),
    );
    const obstacles = { lines: frame.lines, boxes: [...frame.boxes.values(), ...under, ...signs] };
    const boxes = placeLabels(asked, obstacles);
    const failed = wishes.filter((_, index) => !boxes[index]);
    if (failed.length === 0) {
      const labels = wishes.map(({ plate, line }, index) => ({
        plate,
        box: known(boxes[index]),
        edge: line,
      }));
      return { frame, notes, labels, thinned: gaps.thinned };
    }
    wishes = relieved(wishes, failed, gaps, columnOf);
  }
}

/** Under the notes of a box. */
function besideOf(box: Box | undefined, notes: readonly PlacedPlate[], { height }: Plate): Point[] {
  if (!box) return [];
  const last = notes.at(-1)?.box ?? box;
  return [{ x: box.x, y: last.y + (last.height + height) / 2 + NOTE_GAP + 1 }];
}

/** Lets the gaps of labels without a place grow, or takes labels out of those that have grown enough. */
function relieved(
  wishes: Wish[],
  failed: readonly Wish[],
  { growth, thinned }: Gaps,
  columnOf: (edge: number) => number,
): Wish[] {
  let kept = wishes;
  for (const column of new Set(failed.map(({ line }) => columnOf(line)))) {
    const isHere = ({ line }: Wish) => columnOf(line) === column;
    const grown = (growth[column] ?? 1) * GROWTH;
    if (thinned.has(column)) {
      kept = kept.filter((wish) => !isHere(wish) || !failed.includes(wish));
    } else if (grown <= MOST && kept.filter(isHere).length <= CROWD) {
      growth[column] = grown;
    } else {
      thinned.add(column);
      kept = kept.filter((wish) => !isHere(wish) || wish.plate.label.marked);
    }
  }
  return kept;
}

/** The gap before each column without labels: wider where edges climb or fall far. */
function leastGaps(content: Content, { columns, heights, passes }: Arrangement): number[] {
  const least = [...columns.values()].map(() => EMPTY_GAP);
  content.edges.forEach(({ from, to }, edge) => {
    const column = columns.get(to) ?? 0;
    const start = passes[edge]?.at(-1)?.y ?? heights.get(from) ?? 0;
    const climb = Math.abs((heights.get(to) ?? 0) - start);
    least[column] = Math.max(least[column] ?? 0, Math.min(climb * SLOPE, STEEP_GAP));
  });
  return least;
}

function widthsOf(
  wishes: readonly Wish[],
  columnOf: (edge: number) => number,
  { least, growth, thinned }: Gaps,
): number[] {
  const widths = [...least];
  for (const { plate, line } of wishes) {
    const column = columnOf(line);
    if (!thinned.has(column)) widths[column] = Math.max(widths[column] ?? 0, plate.width + BESIDE);
  }
  return widths.map((width, column) => Math.round(width * (thinned.has(column) ? 1 : (growth[column] ?? 1))));
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("every label that is left has a place");
  return value;
}
