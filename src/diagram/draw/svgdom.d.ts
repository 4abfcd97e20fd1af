declare module "svgdom" {
  /** A window with a document whose root is an SVG element. */
  export function createSVGWindow(): Window & typeof globalThis;
}
