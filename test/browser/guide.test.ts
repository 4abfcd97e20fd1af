import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../../scripts/chromium.mjs";
import { exactbook } from "../support/program.ts";

let folder = "";
let pages: string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "exactbook-guide-")), "guide");
  const built = exactbook(".", "build", "content/guide", "--out", folder, "--no-cache");
  expect(built).toMatchObject({ status: 0, stderr: "" });
  pages = (await readdir(folder)).filter((path) => path.endsWith(".html"));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await rm(resolve(folder, ".."), { recursive: true });
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  return () => page.close();
});

/** What a page says of those of its elements for which a function has something to say, page by page. */
async function findings(selector: string, look: (element: Element) => string): Promise<[string[], number]> {
  const found: string[] = [];
  let seen = 0;
  for (const path of pages) {
    await page.goto(pathToFileURL(join(folder, path)).href);
    await page.evaluate(() => document.fonts.ready);
    const said = await page
      .locator(selector)
      .evaluateAll(
        (all, source) => all.map(new Function(`return ${source}`)() as (element: Element) => string),
        String(look),
      );
    seen += said.length;
    found.push(...said.filter((text) => text !== "").map((text) => `${path}: ${text}`));
  }
  return [found, seen];
}

const cutOff = (element: Element) =>
  element.scrollWidth > element.clientWidth + 1 ? (element.textContent ?? "").slice(0, 60) : "";

test("no code and no table is cut off on a wide page", async () => {
  const [found, seen] = await findings(":is(pre, .scroller):not(details *)", cutOff);
  expect(seen).toBeGreaterThan(80);
  expect(found).toEqual([]);
});

test("no text and no Markdown is cut off on a telephone", async () => {
  await page.setViewportSize({ width: 375, height: 800 });
  const [found, seen] = await findings("pre:has(.language-markdown, .language-text)", cutOff);
  expect(seen).toBeGreaterThan(80);
  expect(found).toEqual([]);
});

test("no words of a table are squeezed on a telephone", async () => {
  await page.setViewportSize({ width: 375, height: 800 });
  const [found, seen] = await findings("td", (cell) => {
    const words = (cell.textContent ?? "").split(/\s+/).length;
    return words > 4 && cell.clientWidth < 112 ? (cell.textContent ?? "") : "";
  });
  expect(seen).toBeGreaterThan(400);
  expect(found).toEqual([]);
});

test("an example's result has as much room below as beside it", async () => {
  const [found, seen] = await findings(".example .result", (result) => {
    const last = result.lastElementChild?.getBoundingClientRect().bottom ?? 0;
    return Math.abs(result.getBoundingClientRect().bottom - last - 16) > 1 ? (result.textContent ?? "") : "";
  });
  expect(seen).toBeGreaterThan(30);
  expect(found).toEqual([]);
});

test("on paper, code stays whole and with the words before it, and no shadow says that it scrolls", async () => {
  await page.emulateMedia({ media: "print" });
  const [found, seen] = await findings("pre, .quantity, .scroller, p:has(+ pre)", (element) => {
    const { breakInside, breakAfter, backgroundImage } = getComputedStyle(element);
    if (element.matches("p"))
      return breakAfter === "avoid" ? "" : `torn from what follows: ${element.textContent}`;
    if (backgroundImage !== "none") return "a shadow";
    return breakInside === "avoid" || element.matches(".scroller") ? "" : `torn: ${element.textContent}`;
  });
  expect(seen).toBeGreaterThan(150);
  expect(found).toEqual([]);
});
