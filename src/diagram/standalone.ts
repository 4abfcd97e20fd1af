import { standaloneCss } from "./style/css.ts";
import { type Colour, palette } from "./style/palette.ts";

/**
 * A drawing as a file of its own: with the rules and the colours of one theme inside, on their ground, its
 * ids as if it were the only one. Drawings that differ in their ids only give the same file.
 */
export function standaloneDiagram(svg: string, theme: keyof Colour = "light"): string {
  const [, id = ""] = /aria-labelledby="(\S+)-title /.exec(svg) ?? [];
  const ground = `<rect width="100%" height="100%" fill="${palette["--dg-surface"][theme]}"></rect>`;
  return svg
    .replaceAll(`"${id}-`, '"')
    .replace(` ${id}-desc"`, ' desc"')
    .replace("<title", () => `<style>${standaloneCss(theme)}</style><title`)
    .replace("</desc>", () => `</desc>${ground}`);
}
