import type { Content } from "../content/index.ts";
import type { Sized } from "./measure.ts";

/**
 * Where nodes stand before columns have a width: a column for each node and the height of its box's centre,
 * and for each edge the heights at which it passes the columns between its ends.
 */
export interface Arrangement {
  readonly columns: ReadonlyMap<string, number>;
  readonly heights: ReadonlyMap<string, number>;
  /** By the edge's index: column and height, from left to right. */
  readonly passes: readonly (readonly { readonly column: number; readonly y: number }[])[];
}

/** The space between two nodes of a column: a label fits in. */
export const ROW_GAP = 30;

/**
 * Columns by the longest path from the inputs, the quantities that nothing leads to moved next to their
 * first use; undefined when an edge passes over a column, so that this is no network of layers.
 */
export function inLayers(content: Content, sizes: ReadonlyMap<string, Sized>): Arrangement | undefined {
  const columns = layers(content);
  const column = (name: string) => columns.get(name) ?? 0;
  if (content.edges.some(({ from, to }) => column(to) - column(from) !== 1)) return undefined;
  const rows: string[][] = [];
  for (const { name } of content.nodes) {
    rows[column(name)] ??= [];
    rows[column(name)]?.push(name);
  }
  const most = Math.max(...rows.map((row) => row.length));
  const all = [...sizes.values()];
  const pitch =
    Math.max(...all.map(({ height }) => height)) + Math.max(...all.map(({ below }) => below)) + ROW_GAP;
  const heights = new Map(
    rows.flatMap((row) =>
      row.map((name, index) => [name, (index + (most - row.length) / 2) * pitch] as const),
    ),
  );
  return { columns, heights, passes: content.edges.map(() => []) };
}

/** One pass is enough: edges come in the order of computation. */
function layers({ nodes, edges }: Content): Map<string, number> {
  const columns = new Map(nodes.map(({ name }) => [name, 0]));
  const firstUse = new Map<string, number>();
  for (const { from, to } of edges)
    columns.set(to, Math.max(columns.get(to) ?? 0, (columns.get(from) ?? 0) + 1));
  for (const { from, to } of edges) {
    const use = columns.get(to) ?? 0;
    firstUse.set(from, Math.min(firstUse.get(from) ?? use, use));
  }
  const computed = new Set(edges.map(({ to }) => to));
  for (const [name, use] of firstUse) if (!computed.has(name)) columns.set(name, use - 1);
  return columns;
}
