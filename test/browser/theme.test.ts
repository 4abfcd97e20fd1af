import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../../scripts/chromium.mjs";
import fonts from "../../templates/fonts.json" with { type: "json" };
import { audit } from "./audit.ts";
import { htmlErrors } from "./html-errors.ts";
import { writeSample } from "./sample.ts";
import { serve } from "./serve.ts";

const PAGES = ["index.html", "sample.html", "deep/sample.html"];

let folder = "";
let browser: Browser;
let page: Page;

const address = (name: string) => pathToFileURL(join(folder, name)).href;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "exactbook-theme-"));
  await writeSample(folder);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  page = await browser.newPage({ colorScheme: "light" });
});

afterEach(() => page.close());

const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test.each(PAGES)("%s has nothing to find fault with, from disk", async (name) => {
  expect(await audit(browser, { url: address(name), within: address("") })).toEqual([]);
});

test("a page has nothing to find fault with from a base path of a static host", async () => {
  const host = await serve(folder, "/a/book/");
  expect(await audit(browser, { url: `${host.address}deep/sample.html`, within: host.address })).toEqual([]);
  host.close();
});

test("every page is valid HTML", () => {
  expect(htmlErrors(PAGES.map((name) => join(folder, name)))).toEqual([]);
});

test("the audit sees what is wrong", async () => {
  await page.goto(address("index.html"));
  const html =
    '<title>Bad</title><p style="color:#999;width:500px">pale<img src="https://x.invalid/a.png"><svg><rect width="99" height="99"/><text y="20" fill="#222">dim</text></svg>';
  const found = await audit(browser, { url: `data:text/html,${encodeURIComponent(html)}`, within: "data:" });
  for (const fault of [
    /request leaves/,
    /request failed/,
    /image-alt/,
    /color-contrast/,
    /html-has-lang/,
    /320 px/,
  ]) {
    expect(found).toContainEqual(expect.stringMatching(fault));
  }
});

test("the stylesheet names exactly the fonts of the table, and the packages have them", async () => {
  const css = await readFile("templates/style/1-fonts.css", "utf8");
  const named = [...css.matchAll(/fonts\/([\w-]+\.woff2)/g)].map((match) => match[1]);
  expect(named.sort()).toEqual(fonts.files.map(({ file }) => basename(file)).sort());
  expect((await readdir(join(folder, "assets/fonts"))).sort()).toEqual(named);
});

test("a chosen theme holds against the system's and over a reload", async () => {
  await page.goto(address("sample.html"));
  const light = await background();
  await page.getByRole("radio", { name: "Dark" }).check();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await background()).toBe(dark);
  expect(await page.getByRole("radio", { name: "Dark" }).isChecked()).toBe(true);
  await page.emulateMedia({ media: "print" });
  expect(await background()).toBe("rgb(255, 255, 255)");
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("radio", { name: "As the system" }).check();
  expect(await background()).toBe(light);
});

test("a page names its own address only where the book has one, and its neighbours always", async () => {
  const links = (rel: string) =>
    page
      .locator(`head link[rel=${rel}]`)
      .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  await page.goto(address("sample.html"));
  expect(await links("canonical")).toEqual([]);
  expect(await links("prev")).toEqual(["the-network.html"]);
  await page.goto(address("deep/sample.html"));
  expect(await links("canonical")).toEqual(["https://example.org/book/deep/sample.html"]);
  expect(await links("next")).toEqual(["../gates.html"]);
  await page.goto(address("index.html"));
  expect(await links("prev")).toEqual([]);
});

test("without scripts the page is whole and has no theme switch", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(address("sample.html"));
  expect(await plain.getByRole("group", { name: "Theme" }).count()).toBe(0);
  expect(await plain.getByRole("link", { name: "Gates, kinks" }).first().isVisible()).toBe(true);
  expect(await plain.getByRole("heading", { name: "Summary" }).isVisible()).toBe(true);
  await context.close();
});

test("a number breaks at no width, unless it is longer than the line", async () => {
  await page.goto(address("sample.html"));
  for (let width = 320; width < 700; width += 4) {
    await page.setViewportSize({ width, height: 800 });
    const broken = await page
      .locator(".value")
      .evaluateAll((values) =>
        values.filter((value) => value.getClientRects().length > 1).map((value) => value.textContent),
      );
    expect(broken.filter((text) => text.length < 30)).toEqual([]);
  }
});

test("the keyboard reaches the skip link first, then everything in reading order, with a ring", async () => {
  await page.goto(address("sample.html"));
  await page.waitForFunction(() => getComputedStyle(document.body).visibility === "visible");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
  const stops: string[] = [];
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const ring = getComputedStyle(element.closest(".theme label") ?? element);
      return `${element.className || element.tagName} ${ring.outlineStyle} ${ring.outlineWidth}`;
    });
    if (!seen) break;
    stops.push(seen);
  }
  expect(stops.filter((stop) => !stop.endsWith("solid 2px"))).toEqual([]);
  const kinds = stops.map((stop) => stop.split(" ")[0]);
  for (const kind of ["book-title", "INPUT", "equation", "scroller", "previous", "next"])
    expect(kinds).toContain(kind);
});
