import { Graph, layout } from "@dagrejs/dagre";
import type { Content } from "../content/index.ts";
import type { Arrangement } from "./arrangement.ts";
import type { Sized } from "./measure.ts";

/** Between the nodes and lines of a column. */
const NODE_GAP = 20;

/**
 * Any graph without a circle in columns, with few crossings and short edges: the method of Gansner et al.,
 * "A Technique for Drawing Directed Graphs", 1993, as dagre has it.
 */
export function byLayers(content: Content, sizes: ReadonlyMap<string, Sized>): Arrangement {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: NODE_GAP, edgesep: NODE_GAP, ranksep: 50 });
  for (const { node, height, below } of sizes.values())
    graph.setNode(node.name, { width: 10, height: height + 2 * below });
  for (const { from, to } of content.edges) graph.setEdge(from, to, {});
  layout(graph);
  const placed = content.nodes.map(({ name }) => ({ name, ...pointOf(graph.node(name)) }));
  const lefts = [...new Set(placed.map(({ x }) => x))].sort((a, b) => a - b);
  const columns = new Map(placed.map(({ name, x }) => [name, lefts.indexOf(x)]));
  const heights = new Map(placed.map(({ name, y }) => [name, y]));
  const passes = content.edges.map(({ from, to }) => {
    const [first, last] = [columns.get(from) ?? 0, columns.get(to) ?? 0];
    const points: { x?: number; y?: number }[] = graph.edge(from, to).points ?? [];
    return points
      .map(pointOf)
      .map(({ x, y }) => ({ column: lefts.findIndex((left) => Math.abs(left - x) < 0.5), y }))
      .filter(({ column }) => column > first && column < last);
  });
  return { columns, heights, passes };
}

function pointOf({ x, y }: { x?: number; y?: number }): { x: number; y: number } {
  if (x === undefined || y === undefined) throw new Error("a layout gives every node a place");
  return { x, y };
}
