import { type } from "../layout/index.ts";
import { palette } from "./palette.ts";

const colour = (name: keyof typeof palette) => `var(${name}, ${palette[name].light})`;

/**
 * The rules that every drawing needs, in the light colours where the page sets no others. A drawing keeps
 * its size down to 86 % of it; a narrower page scrolls it in a container of its own.
 */
export const diagramCss = `.diagram { display: block; max-width: 100%; min-width: calc(var(--dg-width) * 0.86); height: auto; margin-inline: auto; font-family: var(--dg-font, "Source Sans 3 Variable", "Source Sans 3", sans-serif); font-size: ${type.size}px; font-variant-numeric: tabular-nums; }
.diagram text { fill: ${colour("--dg-ink")}; text-anchor: middle; white-space: pre; }
.diagram .dg-start { text-anchor: start; }
.diagram .dg-name, .diagram .dg-strong { font-weight: 600; }
.diagram .dg-sub { font-size: ${type.subscript}px; }
.diagram .dg-join { font-size: 0.1px; fill: transparent; }
.diagram .dg-gradient { fill: ${colour("--dg-gradient")}; }
.diagram .dg-edge path, .diagram .dg-bar { stroke: ${colour("--dg-line")}; stroke-width: 1.5px; }
.diagram .dg-arrow { fill: ${colour("--dg-line")}; }
.diagram .dg-open { fill: ${colour("--dg-surface")}; stroke: ${colour("--dg-line")}; stroke-width: 1.5px; }
.diagram .dg-edge .dg-bar { stroke-width: 3px; }
.diagram .dg-edge.dg-fine path { stroke-width: 0.75px; }
.diagram .dg-edge.dg-blocked path { stroke-dasharray: 4 4; }
.diagram .dg-edge.dg-marked path { stroke: ${colour("--dg-mark")}; stroke-width: 3px; }
.diagram .dg-edge.dg-marked .dg-arrow { fill: ${colour("--dg-mark")}; }
.diagram .dg-plate { fill: ${colour("--dg-surface")}; }
.diagram .dg-box { stroke-width: 1.5px; }
.diagram .dg-input .dg-box { fill: ${colour("--dg-input-fill")}; stroke: ${colour("--dg-input")}; }
.diagram .dg-given .dg-box { fill: ${colour("--dg-given-fill")}; stroke: ${colour("--dg-given")}; }
.diagram .dg-computed .dg-box { fill: ${colour("--dg-computed-fill")}; stroke: ${colour("--dg-computed")}; }
.diagram .dg-loss .dg-box { fill: ${colour("--dg-computed-fill")}; stroke: ${colour("--dg-loss")}; }
.diagram .dg-inner { fill: none; stroke: ${colour("--dg-loss")}; stroke-width: 1px; }
.diagram .dg-node.dg-blocked .dg-box { stroke-dasharray: 4 4; }
.diagram .dg-edge.dg-marked.dg-blocked path { stroke-dasharray: 8 5; }
.diagram .dg-mark, .diagram .dg-node .dg-mark { fill: ${colour("--dg-mark-fill")}; stroke: ${colour("--dg-mark")}; stroke-width: 3px; stroke-dasharray: none; }
.diagram .dg-marker { fill: ${colour("--dg-mark")}; stroke: ${colour("--dg-surface")}; stroke-width: 1px; }
`;
