import type { Content, Label, NodeContent } from "../content/index.ts";
import { type Line, linesOf, type, widthOf } from "./type.ts";

/** A text in lines with the size of the plate behind it. */
export interface Plate {
  readonly label: Label;
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

/**
 * A text as lines on a plate. The plate is as large as its marked text needs, so that a drawing keeps its
 * places when the highlight changes.
 */
export function plateOf(label: Label, lines: readonly Line[] = linesOf(label.text)): Plate {
  const widest = Math.max(...lines.map((line) => widthOf(line, "semibold")));
  return { label, lines, width: widest + 8, height: lines.length * type.line };
}

/** A node with the sizes of its box and of the plates under it. */
export interface Sized {
  readonly node: NodeContent;
  readonly lines: readonly Plate[];
  readonly width: number;
  readonly height: number;
  readonly notes: readonly Plate[];
  /** The height of the notes with their distance from the box. */
  readonly below: number;
  /** The wider of the box and its notes. */
  readonly span: number;
}

/** The sizes of every node's parts, by name. */
export function sizesOf(content: Content): ReadonlyMap<string, Sized> {
  return new Map(content.nodes.map((node) => [node.name, sizeOf(node)]));
}

/** The boxes of each group as wide as its widest. */
export function evened(
  sizes: ReadonlyMap<string, Sized>,
  groups: ReadonlyMap<string, number>,
): ReadonlyMap<string, Sized> {
  const widest = new Map<number | undefined, number>();
  for (const [name, { width }] of sizes) {
    const group = groups.get(name);
    widest.set(group, Math.max(widest.get(group) ?? 0, width));
  }
  return new Map(
    [...sizes].map(([name, sized]) => {
      const width = widest.get(groups.get(name)) ?? sized.width;
      return [name, { ...sized, width, span: Math.max(width, sized.span) }];
    }),
  );
}

function sizeOf(node: NodeContent): Sized {
  const lines = node.lines.map((label) => plateOf(label));
  const width = Math.max(40, ...lines.map((line) => line.width)) + 8;
  const height = lines.reduce((sum, line) => sum + line.lines.length * type.line, 0) + 8;
  const notes = [...node.added, ...node.gates].map((label) => plateOf(label));
  const below = notes.reduce((sum, note) => sum + note.height + NOTE_GAP, 0);
  return {
    node,
    lines,
    width,
    height,
    notes,
    below,
    span: Math.max(width, ...notes.map((note) => note.width)),
  };
}

/** The distance between a box and the notes under it. */
export const NOTE_GAP = 4;
