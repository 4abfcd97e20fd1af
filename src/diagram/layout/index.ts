import type { Content, EdgeContent } from "../content/index.ts";
import { inLayers } from "./arrangement.ts";
import { type Footer, footerOf } from "./footer.ts";
import { MARGIN } from "./frame.ts";
import type { Box, Point } from "./geometry.ts";
import { labelled } from "./labels.ts";
import { byLayers } from "./layered.ts";
import { evened, type Sized, sizesOf } from "./measure.ts";
import type { PlacedPlate } from "./notes.ts";

export type { Footer } from "./footer.ts";
export { type Box, direction, type Point } from "./geometry.ts";
export type { Plate, Sized } from "./measure.ts";
export type { PlacedPlate } from "./notes.ts";
export { ARROW, GATE } from "./signs.ts";
export { type Line, type Piece, type } from "./type.ts";

/** An edge with its line. */
export interface PlacedEdge {
  readonly edge: EdgeContent;
  readonly points: readonly Point[];
  /** It is one of so many that their labels gave way. */
  readonly crowded: boolean;
}

/** A drawing in numbers: everything has its place, in the order in which it is read. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly edges: readonly PlacedEdge[];
  readonly labels: readonly PlacedPlate[];
  readonly nodes: readonly { readonly sized: Sized; readonly box: Box }[];
  readonly added: readonly PlacedPlate[];
  readonly gates: readonly PlacedPlate[];
  readonly footer: Footer;
}

const THINNED = "Labels of highlighted edges only; all values are in the table of values.";

/**
 * Gives the content of a drawing its places: networks of layers in columns, any other graph by a layered
 * layout. Columns are read from left to right, each from top to bottom.
 */
export function layoutOf(content: Content): Layout {
  const natural = sizesOf(content);
  const arrangement = inLayers(content, natural) ?? byLayers(content, natural);
  const sizes = evened(natural, arrangement.columns);
  const { frame, notes, labels, thinned } = labelled(content, sizes, arrangement);
  const order = (a: string, b: string) =>
    (arrangement.columns.get(a) ?? 0) - (arrangement.columns.get(b) ?? 0) ||
    (arrangement.heights.get(a) ?? 0) - (arrangement.heights.get(b) ?? 0);
  const nodes = [...sizes.values()]
    .sort((a, b) => order(a.node.name, b.node.name))
    .map((sized) => ({ sized, box: known(frame.boxes.get(sized.node.name)) }));
  const under = nodes.map(({ sized }) => ({ sized, placed: notes.get(sized.node.name) ?? [] }));
  const target = (edge: number) => content.edges[edge]?.to ?? "";
  const extent = extentOf([
    ...nodes.map(({ box }) => box),
    ...[...labels, ...[...notes.values()].flat()].map(({ box }) => box),
    ...frame.lines.flat(),
  ]);
  const remark = thinned.size > 0 ? { text: THINNED, marked: false } : undefined;
  const footer = footerOf(content, remark, extent.right + MARGIN, extent.bottom + 10);
  return {
    width: Math.ceil(Math.max(extent.right + MARGIN, footer.width)),
    height: Math.ceil(footer.bottom + MARGIN),
    edges: content.edges.map((edge, index) => ({
      edge,
      points: frame.lines[index] ?? [],
      crowded: thinned.has(arrangement.columns.get(edge.to) ?? 0),
    })),
    labels: [...labels].sort((a, b) => order(target(a.edge), target(b.edge)) || a.edge - b.edge),
    nodes,
    added: under.flatMap(({ sized, placed }) => placed.slice(0, sized.node.added.length)),
    gates: under.flatMap(({ sized, placed }) => placed.slice(sized.node.added.length)),
    footer,
  };
}

/** How far to the right and down things reach. */
function extentOf(things: readonly (Point | Box)[]): { right: number; bottom: number } {
  const half = (thing: Point | Box, side: "width" | "height") =>
    side in thing ? (thing as Box)[side] / 2 : 0;
  return {
    right: Math.max(...things.map((thing) => thing.x + half(thing, "width"))),
    bottom: Math.max(...things.map((thing) => thing.y + half(thing, "height"))),
  };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("every node has a place");
  return value;
}
