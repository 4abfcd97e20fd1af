import type { Content } from "../content/index.ts";
import type { Arrangement } from "./arrangement.ts";
import { type Frame, frameOf } from "./frame.ts";
import type { Box } from "./geometry.ts";
import { plateOf, type Sized } from "./measure.ts";
import { type PlacedPlate, placeNotes } from "./notes.ts";
import { placeLabels, type Wish } from "./place.ts";

/** A frame with the labels of its edges. */
export interface Labelled {
  readonly frame: Frame;
  readonly notes: ReadonlyMap<string, readonly PlacedPlate[]>;
  /** With the index of the edge. */
  readonly labels: readonly (PlacedPlate & { readonly edge: number })[];
  /** Some labels gave way. */
  readonly thinned: boolean;
}

/** The room that an arrow, a gate and a slope need beside a label. */
const BESIDE = 32;
const EMPTY_GAP = 44;
/** The part of an edge's climb that its gap is wide, up to a width. */
const SLOPE = 0.35;
const STEEP_GAP = 180;
/** A gap grows by this factor, up to this one, before labels give way. */
const GROWTH = 1.15;
const MOST = 3.5;
/** More labels than this in a gap that is tight give way at once. */
const CROWD = 30;

/**
 * Finds places for the labels of all edges. Where some do not fit, the gap before the column that their
 * edges lead to grows; where that does not help, only highlighted labels stay in that gap.
 */
export function labelled(
  content: Content,
  sizes: ReadonlyMap<string, Sized>,
  arrangement: Arrangement,
): Labelled {
  const columnOf = (edge: number) => arrangement.columns.get(content.edges[edge]?.to ?? "") ?? 0;
  let wishes: Wish[] = content.edges.flatMap(({ labels }, line) =>
    labels.map((label) => ({ plate: plateOf(label), line })),
  );
  const asked = wishes.length;
  const growth: number[] = [];
  const least = leastGaps(content, arrangement);
  for (;;) {
    const gaps = gapsOf(wishes, columnOf, least, growth);
    const frame = frameOf(content, sizes, arrangement, gaps);
    const notes = placeNotes(sizes, frame);
    const obstacles = {
      lines: frame.lines,
      boxes: [...frame.boxes.values(), ...[...notes.values()].flat().map(({ box }) => box)],
    };
    const boxes = placeLabels(wishes, obstacles);
    const tight = new Set(wishes.flatMap(({ line }, index) => (boxes[index] ? [] : [columnOf(line)])));
    if (tight.size === 0) {
      const labels = wishes.map(({ plate, line }, index) => ({
        plate,
        box: known(boxes[index]),
        edge: line,
      }));
      return { frame, notes, labels, thinned: wishes.length < asked };
    }
    wishes = relieved(wishes, boxes, tight, growth, columnOf);
  }
}

/** Lets the tight gaps grow, or takes labels out of those that have grown enough. */
function relieved(
  wishes: Wish[],
  boxes: readonly (Box | undefined)[],
  tight: ReadonlySet<number>,
  growth: number[],
  columnOf: (edge: number) => number,
): Wish[] {
  let kept = wishes;
  for (const column of tight) {
    const here = ({ line }: Wish) => columnOf(line) === column;
    const grown = (growth[column] ?? 1) * GROWTH;
    if (grown <= MOST && kept.filter(here).length <= CROWD) {
      growth[column] = grown;
      continue;
    }
    const plain = kept.some((wish) => here(wish) && !wish.plate.label.marked);
    growth[column] = plain ? 1 : grown;
    kept = kept.filter(
      (wish) =>
        !here(wish) || (wish.plate.label.marked && (plain || boxes[wishes.indexOf(wish)] !== undefined)),
    );
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

function gapsOf(
  wishes: readonly Wish[],
  columnOf: (edge: number) => number,
  least: readonly number[],
  growth: readonly number[],
): number[] {
  const widest = [...least];
  for (const { plate, line } of wishes) {
    const column = columnOf(line);
    widest[column] = Math.max(widest[column] ?? 0, plate.width + BESIDE);
  }
  return widest.map((width, column) => Math.round(width * (growth[column] ?? 1)));
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("every label that is left has a place");
  return value;
}
