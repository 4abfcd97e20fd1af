/**
 * Pictures of a page: `node scripts/screenshots.mjs <page file or address> <folder>` writes wide.png (1280 px),
 * narrow.png (375 px), dark.png and print.png into the folder.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launchChromium } from "./chromium.mjs";

/** A4 at 96 dots an inch, less the stylesheet's margins. */
const PAPER = 658;

const SHOTS = [
  { name: "wide", width: 1280, colorScheme: "light", media: "screen" },
  { name: "narrow", width: 375, colorScheme: "light", media: "screen" },
  { name: "dark", width: 1280, colorScheme: "dark", media: "screen" },
  { name: "print", width: PAPER, colorScheme: "light", media: "print" },
];

const [source, folder] = process.argv.slice(2);
if (!source || !folder) {
  console.error("usage: node scripts/screenshots.mjs <page file or address> <folder>");
  process.exit(2);
}
const url = existsSync(source) ? pathToFileURL(resolve(source)).href : source;
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
for (const { name, width, colorScheme, media } of SHOTS) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, deviceScaleFactor: 2 });
  await page.emulateMedia({ media });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.close();
}
await browser.close();
