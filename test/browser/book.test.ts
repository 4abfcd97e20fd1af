import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../scripts/chromium.mjs";
import { exactbook } from "../support/program.ts";
import { audit } from "./audit.ts";
import { htmlErrors } from "./html-errors.ts";
import { type Host, serve } from "./serve.ts";

let folder = "";
let pages: string[] = [];
let browser: Browser;
let host: Host;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "exactbook-book-")), "dist");
  expect(exactbook(".", "build", "content", "--out", folder, "--no-cache")).toMatchObject({
    status: 0,
    stderr: "",
  });
  pages = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".html"));
  browser = await launchChromium();
  host = await serve(folder, "/some/base/");
});

afterAll(async () => {
  await browser.close();
  host.close();
  await rm(resolve(folder, ".."), { recursive: true });
});

test("every page has nothing to find fault with, from disk", async () => {
  expect(pages).toContain("what-one-backprop-step-is-and-is-not.html");
  const found: string[] = [];
  const rest = [...pages];
  const lane = async () => {
    for (let page = rest.shift(); page !== undefined; page = rest.shift()) {
      const url = pathToFileURL(join(folder, page)).href;
      const findings = await audit(browser, { url, within: pathToFileURL(`${folder}/`).href });
      found.push(...findings.map((finding) => `${page}: ${finding}`));
    }
  };
  await Promise.all([lane(), lane()]);
  expect(found).toEqual([]);
}, 1_200_000);

test("pages have nothing to find fault with, from a base path", async () => {
  const base = host.address;
  for (const page of ["index.html", "the-gate.html", "what-one-backprop-step-is-and-is-not.html"]) {
    expect(await audit(browser, { url: `${base}${page}`, within: base }), page).toEqual([]);
  }
});

test("every page is valid HTML", () => {
  expect(htmlErrors(pages.map((page) => join(folder, page)))).toEqual([]);
});

test("the reference page weighs at most 150 kB compressed, fonts aside", async () => {
  const page = await browser.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (!response.url().endsWith(".woff2")) bodies.push(response.body());
  });
  await page.goto(`${host.address}what-one-backprop-step-is-and-is-not.html`);
  await page.waitForLoadState("networkidle");
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  expect(sizes.length).toBeGreaterThanOrEqual(5);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
  await page.close();
});

test("no script is needed to read a page", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "what-one-backprop-step-is-and-is-not.html")).href);
  const [width, text] = [
    await page
      .locator("figure.diagram svg")
      .first()
      .evaluate((svg) => svg.getBoundingClientRect().width),
    await page.locator("article").textContent(),
  ];
  expect(width).toBeGreaterThan(300);
  expect(text).toContain("The key register includes dL/dw11=-2, dL/dw12=-4, and dL/db1=-2.");
  await context.close();
});

test("no equation has to be scrolled on a telephone", async () => {
  const context = await browser.newContext({
    viewport: { width: 375, height: 800 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  const found: string[] = [];
  let seen = 0;
  for (const path of pages.filter((one) => !/ledger|check/.test(one))) {
    await page.goto(pathToFileURL(join(folder, path)).href);
    const wide = await page.locator(".equation").evaluateAll((all) => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      return all.map((one) => (one.scrollWidth > one.clientWidth + 1 ? (one.textContent ?? "") : ""));
    });
    seen += wide.length;
    found.push(...wide.filter((text) => text !== "").map((text) => `${path}: ${text.slice(0, 60)}`));
  }
  expect(seen).toBeGreaterThan(50);
  expect(found).toEqual([]);
  await context.close();
}, 120_000);

test("no two labels of a drawing meet", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(join(folder, "what-one-backprop-step-is-and-is-not.html")).href);
  await page.evaluate(() => document.fonts.ready);
  const drawings = await page.locator("figure.diagram svg").evaluateAll((all) =>
    all.map((svg) =>
      [...svg.querySelectorAll("text")].map((label) => {
        const { left, right, top, bottom } = label.getBoundingClientRect();
        return { text: label.textContent ?? "", left, right, top, bottom };
      }),
    ),
  );
  expect(drawings).toHaveLength(3);
  for (const labels of drawings) {
    const meeting = labels.flatMap((a, index) =>
      labels
        .slice(index + 1)
        .filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5)
        .filter((b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5)
        .map((b) => `${a.text} meets ${b.text}`),
    );
    expect(labels.length).toBeGreaterThan(35);
    expect(meeting).toEqual([]);
  }
  await page.close();
});

test("the highlight is more than a colour", async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, "what-one-backprop-step-is-and-is-not.html")).href);
  const strokes = await page
    .locator("figure.diagram svg")
    .first()
    .evaluate((svg) =>
      [...svg.querySelectorAll("rect, path")].map((shape) =>
        Number.parseFloat(getComputedStyle(shape).strokeWidth),
      ),
    );
  expect(strokes.filter((width) => width >= 3).length).toBeGreaterThanOrEqual(3);
  await page.close();
});
