import { type Container, SVG, type Svg, withWindow } from "@svgdotjs/svg.js";
import { createSVGWindow } from "svgdom";

let window: ReturnType<typeof createSVGWindow> | undefined;

/** Makes a drawing with `draw` and gives it as text. Ids are the caller's; none is made up. */
export function svgText(width: number, height: number, draw: (svg: Svg) => void): string {
  // One window for all drawings: making one costs more than a drawing.
  window ??= createSVGWindow();
  let text = "";
  withWindow(window, () => {
    const svg = SVG();
    draw(svg.size(width, height).viewbox(0, 0, width, height));
    text = svg.svg();
  });
  return text;
}

/** A group with a class. */
export function group(parent: Container, name: string): Container {
  return parent.group().addClass(name);
}

/** A coordinate with at most one decimal. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
