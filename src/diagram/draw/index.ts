import type { Svg } from "@svgdotjs/svg.js";
import type { Layout } from "../layout/index.ts";
import { group, svgText } from "./canvas.ts";
import { addEdge } from "./edge.ts";
import { addParts } from "./footer.ts";
import { addNode } from "./node.ts";
import { addPlate } from "./plate.ts";

/** The name of a drawing for who does not see it. */
export interface Naming {
  /** The beginning of every id in the drawing. */
  readonly id: string;
  readonly title: string;
  readonly desc: string;
}

/** Writes a layout as SVG; its texts come in the order in which they are read. */
export function svgOf(layout: Layout, naming: Naming): string {
  return svgText(layout.width, layout.height, (svg) => {
    name(svg, naming);
    svg.attr("style", `--dg-width:${layout.width}px`);
    const edges = group(svg, "dg-edges");
    for (const edge of layout.edges) addEdge(edges, edge);
    const labels = group(svg, "dg-labels");
    for (const label of layout.labels) addPlate(labels, label, "dg-label");
    const nodes = group(svg, "dg-nodes");
    for (const { sized, box } of layout.nodes) addNode(nodes, sized, box);
    const notes = group(svg, "dg-notes");
    for (const note of layout.added) addPlate(notes, note, "dg-label");
    for (const note of layout.footer.conventions) addParts(notes, [note]);
    for (const note of layout.gates) addPlate(notes, note, "dg-note");
    addParts(notes, layout.footer.gradients);
    if (layout.footer.remark) addParts(notes, [layout.footer.remark]);
  });
}

function name(svg: Svg, { id, title, desc }: Naming): void {
  const [titleId, descId] = [`${id}-title`, `${id}-desc`];
  svg.addClass("dg").attr({ role: "img", "aria-labelledby": `${titleId} ${descId}` });
  svg.element("title").attr("id", titleId).words(title);
  svg.element("desc").attr("id", descId).words(desc);
}
