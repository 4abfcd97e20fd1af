/**
 * Measures the text font that the theme ships in Chromium and prints src/diagram/layout/advances.ts:
 *
 *     node scripts/font-widths.mjs > src/diagram/layout/advances.ts
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launchChromium } from "./chromium.mjs";

const file = "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2";
const font = readFileSync(createRequire(import.meta.url).resolve(file)).toString("base64");
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

const browser = await launchChromium();
const page = await browser.newPage();
await page.setContent(
  `<style>@font-face{font-family:f;font-weight:200 900;src:url(data:font/woff2;base64,${font})}</style>
   <p style="font:400 16px f">a<b style="font:600 16px f">b</b></p><canvas></canvas>`,
);
const [regular, semibold] = await page.evaluate(async (characters) => {
  await document.fonts.ready;
  const context = document.querySelector("canvas").getContext("2d");
  return [400, 600].map((weight) => {
    context.font = `${weight} 1000px f`;
    return characters.map((character) => Math.round(context.measureText(character).width));
  });
}, ascii);
await browser.close();

const rows = (widths) => `[\n    ${widths.join(", ")},\n  ]`;
console.log(`// Printed by scripts/font-widths.mjs.

/** Advance widths of Source Sans 3 in thousandths of the font size, from U+0020 to U+007E, by weight. */
export const advances = {
  regular: ${rows(regular)},
  semibold: ${rows(semibold)},
} as const;`);
