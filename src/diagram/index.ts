export { describeDiagram } from "./describe.ts";
export { type DiagramOptions, drawDiagram } from "./draw-diagram.ts";
export { type FigureValue, figureValues } from "./figure-values.ts";
export { standaloneDiagram } from "./standalone.ts";
export { diagramCss } from "./style/css.ts";
export { diagramColours, palette } from "./style/palette.ts";
