/** One colour of drawings in both themes. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/**
 * The colours of drawings by the names of their custom properties, after Okabe and Ito, "Color Universal
 * Design", 2008, darkened or lightened where 4.5:1 (text) or 3:1 (lines) against the ground asks for it.
 */
export const palette = {
  "--dg-surface": { light: "#ffffff", dark: "#16191d" },
  "--dg-ink": { light: "#1b1f24", dark: "#eceff3" },
  "--dg-gradient": { light: "#a33f00", dark: "#f0a15e" },
  "--dg-line": { light: "#5a6472", dark: "#98a3b3" },
  "--dg-input": { light: "#007a59", dark: "#2fc79b" },
  "--dg-input-fill": { light: "#eef8f4", dark: "#12271f" },
  "--dg-given": { light: "#5a6472", dark: "#98a3b3" },
  "--dg-given-fill": { light: "#f4f5f7", dark: "#22262c" },
  "--dg-computed": { light: "#0072b2", dark: "#56b4e9" },
  "--dg-computed-fill": { light: "#f2f8fc", dark: "#14222d" },
  "--dg-loss": { light: "#0072b2", dark: "#56b4e9" },
  "--dg-mark": { light: "#c24a00", dark: "#f5a623" },
  "--dg-mark-fill": { light: "#fff0b8", dark: "#4a3600" },
} as const satisfies Record<string, Colour>;

/** The custom properties of one theme as CSS declarations, for a theme to put where it switches. */
export function diagramColours(theme: keyof Colour): string {
  return Object.entries(palette)
    .map(([name, colour]) => `${name}: ${colour[theme]};`)
    .join(" ");
}
