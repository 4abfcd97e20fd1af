import { type } from "../layout/index.ts";
import { type Colour, palette } from "./palette.ts";

const FONTS = '"Source Sans 3 Variable", "Source Sans 3", sans-serif';

/**
 * The rules that every drawing in a page needs. Colours follow the page's `color-scheme`; a theme may set
 * each custom property of the palette itself. A drawing is as large as its text is meant to be and shrinks
 * with the page to 80 % of that, labels of 11 pixels; a narrower page scrolls it in a container of its own.
 */
export const diagramCss = rules({
  font: `var(--dg-font, ${FONTS})`,
  size: "display: block; max-width: 100%; min-width: calc(var(--dg-width) * 0.8); height: auto; margin-inline: auto;",
  colour: (name) => `var(${name}, light-dark(${palette[name].light}, ${palette[name].dark}))`,
});

/** The rules of a drawing that is a file of its own, in the colours of one theme, plain enough for any program. */
export const standaloneCss = (theme: keyof Colour) =>
  rules({ font: FONTS, size: "", colour: (name) => palette[name][theme] });

/** What the rules of a page and of a file do not share. */
interface Setting {
  readonly font: string;
  readonly size: string;
  readonly colour: (name: keyof typeof palette) => string;
}

function rules({ font, size, colour }: Setting): string {
  return `svg.dg { ${size} font-family: ${font}; font-size: ${type.size}px; font-variant-numeric: tabular-nums; }
.dg text { fill: ${colour("--dg-ink")}; text-anchor: middle; white-space: pre; }
.dg .dg-start { text-anchor: start; }
.dg .dg-name, .dg .dg-strong { font-weight: 600; }
.dg .dg-sub { font-size: ${type.subscript}px; }
.dg .dg-join { font-size: 0.1px; fill: transparent; }
.dg .dg-gradient { fill: ${colour("--dg-gradient")}; }
.dg .dg-edge path, .dg .dg-bar { stroke: ${colour("--dg-line")}; stroke-width: 1.5px; }
.dg .dg-arrow { fill: ${colour("--dg-line")}; }
.dg .dg-open { fill: ${colour("--dg-surface")}; stroke: ${colour("--dg-line")}; stroke-width: 1.5px; }
.dg .dg-edge .dg-bar { stroke-width: 3px; }
.dg .dg-edge.dg-fine path { stroke-width: 0.75px; }
.dg .dg-edge.dg-blocked path { stroke-dasharray: 4 4; }
.dg .dg-edge.dg-marked path { stroke: ${colour("--dg-mark")}; stroke-width: 3px; }
.dg .dg-edge.dg-marked .dg-arrow { fill: ${colour("--dg-mark")}; }
.dg .dg-plate { fill: ${colour("--dg-surface")}; }
.dg .dg-box { stroke-width: 1.5px; }
.dg .dg-input .dg-box { fill: ${colour("--dg-input-fill")}; stroke: ${colour("--dg-input")}; }
.dg .dg-given .dg-box { fill: ${colour("--dg-given-fill")}; stroke: ${colour("--dg-given")}; }
.dg .dg-computed .dg-box { fill: ${colour("--dg-computed-fill")}; stroke: ${colour("--dg-computed")}; }
.dg .dg-loss .dg-box { fill: ${colour("--dg-computed-fill")}; stroke: ${colour("--dg-loss")}; }
.dg .dg-inner { fill: none; stroke: ${colour("--dg-loss")}; stroke-width: 1px; }
.dg .dg-node.dg-blocked .dg-box { stroke-dasharray: 4 4; }
.dg .dg-edge.dg-marked.dg-blocked path { stroke-dasharray: 8 5; }
.dg .dg-mark, .dg .dg-node .dg-mark { fill: ${colour("--dg-mark-fill")}; stroke: ${colour("--dg-mark")}; stroke-width: 3px; stroke-dasharray: none; }
.dg .dg-marker { fill: ${colour("--dg-mark")}; stroke: ${colour("--dg-surface")}; stroke-width: 1px; }
`;
}
