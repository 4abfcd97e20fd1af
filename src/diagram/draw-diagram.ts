import type { Trace } from "../trace/index.ts";
import { contentOf, type View } from "./content/index.ts";
import { type Naming, svgOf } from "./draw/index.ts";
import { layoutOf } from "./layout/index.ts";

/** What a drawing shows of a trace, and its name. */
export interface DiagramOptions extends View, Naming {}

/**
 * Draws a model with the numbers of a trace as one inline `<svg>`, 1 unit = 1 CSS pixel. The same trace
 * and options give the same text. Colours and type come from {@link diagramCss}.
 */
export function drawDiagram(trace: Trace, options: DiagramOptions): string {
  return svgOf(layoutOf(contentOf(trace, options)), options);
}
