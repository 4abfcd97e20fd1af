import { expect, test } from "vitest";
import { diagramColours, diagramCss, palette } from "../../src/diagram/index.ts";

type Name = keyof typeof palette;

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const fills: Name[] = [
  "--dg-surface",
  "--dg-input-fill",
  "--dg-given-fill",
  "--dg-computed-fill",
  "--dg-mark-fill",
];
const texts: Name[] = ["--dg-ink", "--dg-gradient"];
const lines: Name[] = ["--dg-line", "--dg-input", "--dg-given", "--dg-computed", "--dg-mark"];

test.each(["light", "dark"] as const)("contrast in the %s theme", (theme) => {
  const low: string[] = [];
  const check = (a: Name, b: Name, least: number) => {
    const ratio = contrast(palette[a][theme], palette[b][theme]);
    if (ratio < least) low.push(`${a} on ${b}: ${ratio.toFixed(2)}`);
  };
  for (const text of texts) for (const fill of fills) check(text, fill, 4.5);
  for (const line of lines) check(line, "--dg-surface", 3);
  check("--dg-mark", "--dg-mark-fill", 3);
  expect(low).toEqual([]);
});

test("every colour that the rules use is in the palette and the other way round", () => {
  const used = new Set([...diagramCss.matchAll(/var\((--dg-[\w-]+), light-dark/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(palette).sort());
  for (const name of Object.keys(palette)) expect(diagramColours("dark")).toContain(`${name}: #`);
});
