import { diagramCss } from "./style/css.ts";
import { type Colour, diagramColours } from "./style/palette.ts";

/** A drawing as a file of its own: with the rules and the colours of one theme inside. */
export function standaloneDiagram(svg: string, theme: keyof Colour = "light"): string {
  const rules = `${diagramCss}svg.dg { ${diagramColours(theme)} background: var(--dg-surface); }`;
  return svg.replace("<title", () => `<style>${rules}</style><title`);
}
