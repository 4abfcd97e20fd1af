import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../../scripts/chromium.mjs";
import { smallBook, writeFiles } from "../support/book.ts";
import { exactbook } from "../support/program.ts";
import { audit, axeFindings, freshPage, openHeld } from "./audit.ts";
import { htmlErrors } from "./html-errors.ts";
import { type Host, serve } from "./serve.ts";

/** Chapters enough for an index in two parts. */
const OTHERS = Array.from({ length: 8 }, (_, index) => `others/${index}.md`);

const BOOK = smallBook({
  "book.yaml":
    `title: A book\nmodel: flagship\nchapters: [one.md, part/two.md, three.md, ${OTHERS.join()}]\n` +
    "variants: { five: { title: A target of five, with: target=5 } }\n",
  "models/long.yaml":
    "parameters: { w: 123456789012345678901234567890/7 }\nequations: { L: w^2 + 1/3*w }\nloss: L\n",
  "one.md": "# One\n\nText.\n",
  "part/two.md": [
    "# Two",
    "The loss is :value[L], a gradient :eq[dL/dw11], said beside the text[^a]. It is :claim[small]{if='L < 2'}.",
    "::equation[dL/dw11, dL/dw12]",
    "## Code",
    "```python\ndef relu(z):  # a gate\n    return max(z, 0.0) if z else 'none'\n```",
    "```yaml\nequations:\n  z1: w11*x1 # a sum\n  on: true\n```",
    '```js\nexport class Gate extends Map { x = /a+b/g; y = "n"; }\n```',
    "[^a]: With a formula $x^2$.",
  ].join("\n\n"),
  "three.md": "# Three\n\nMore.\n",
  ...Object.fromEntries(OTHERS.map((path, index) => [path, `# Other ${index}\n\nOne of the many.\n`])),
});
const PAGES = [
  "index.html",
  "one.html",
  "part/two.html",
  "symbols.html",
  "ledger-flagship.html",
  "ledger-long.html",
  "five/part/two.html",
  "five/ledger-flagship.html",
];

let folder = "";
let browser: Browser;
let host: Host;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "exactbook-reading-"));
  writeFiles(join(folder, "content"), BOOK);
  expect(exactbook(folder, "build")).toMatchObject({ status: 0, stderr: "" });
  browser = await launchChromium();
  host = await serve(join(folder, "dist"), "/a/book/");
});

afterAll(async () => {
  await browser.close();
  host.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
});

afterEach(() => page.context().close());

const open = (name: string) => page.goto(`${host.address}${name}`);
const shown = () => page.waitForFunction(() => getComputedStyle(document.body).visibility === "visible");

test.each(PAGES)("%s has nothing to find fault with", async (name) => {
  expect(await audit(browser, { url: `${host.address}${name}`, within: host.address })).toEqual([]);
});

test.each(PAGES)("%s has nothing to find fault with, from disk", async (name) => {
  const file = pathToFileURL(join(folder, "dist/")).href;
  expect(await audit(browser, { url: `${file}${name}`, within: file })).toEqual([]);
});

test("a page that comes in pieces does not move", async () => {
  const html = await readFile(join(folder, "dist/part/two.html"), "utf8");
  const pieces = createServer(async (_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    for (const piece of html.replaceAll('="../', `="${host.address}`).split(/(?=<main|<h2)/)) {
      response.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    response.end();
  });
  await new Promise<void>((resolve) => pieces.listen(0, "127.0.0.1", resolve));
  const fresh = await freshPage(browser);
  expect(await openHeld(fresh, `http://127.0.0.1:${(pieces.address() as AddressInfo).port}/`)).toBe(0);
  await fresh.close();
  pieces.close();
});

test("every page is valid HTML", () => {
  expect(htmlErrors(PAGES.map((name) => join(folder, "dist", name)))).toEqual([]);
});

test("arrow keys turn the pages", async () => {
  await open("one.html");
  await shown();
  await page.keyboard.press("ArrowLeft");
  expect(page.url()).toBe(`${host.address}one.html`);
  await page.keyboard.press("ArrowRight");
  await page.waitForURL("**/part/two.html");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.waitForURL("**/three.html");
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL("**/part/two.html");
});

test.each([".equation", "pre", "[name=theme]"])("not where %s has the focus", async (selector) => {
  await open("part/two.html");
  await shown();
  await page.locator(selector).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(100);
  expect(page.url()).toBe(`${host.address}part/two.html`);
});

test("a formula's TeX can be copied, by keyboard too", async () => {
  await open("part/two.html");
  await shown();
  await page.locator(".equation").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("Copied").waitFor({ state: "attached" });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "\\frac{dL}{dw_{11}}=-2,\\quad \\frac{dL}{dw_{12}}=-4",
  );
});

test("search finds words, code and TeX in the whole book, and leads there by keyboard", async () => {
  await open("one.html");
  await shown();
  await page.keyboard.press("Control+k");
  const results = page.locator(".results a");
  for (const [words, first] of [
    ["beside the text", "Two"],
    ["relu", "Code"],
    ["\\frac{dL}{dw_{11}}", "Two"],
  ] as const) {
    await page.keyboard.press("Control+a");
    await page.keyboard.type(words);
    await results.filter({ hasText: first }).first().waitFor();
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${host.address}part/two.html**`);
});

test("search opens its first result, and lies over no text that it has led to", async () => {
  await open("one.html");
  await shown();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("beside the text");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${host.address}part/two.html**`);
  await shown();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("beside the text");
  await page.locator(".results a").first().click();
  await page.locator(".results").waitFor({ state: "hidden" });
  expect(page.url()).toContain("part/two.html");
});

test("the section that is being read is marked in the list of them", async () => {
  await page.setViewportSize({ width: 1280, height: 300 });
  await open("part/two.html");
  await shown();
  const current = page.locator(".on-this-page a[aria-current]");
  expect(await current.count()).toBe(0);
  await page.locator(".on-this-page summary").click();
  await page.locator(".on-this-page a").first().click();
  await current.waitFor();
  expect(await current.textContent()).toBe("Code");
  await page.evaluate(() => scrollTo(0, 0));
  await current.waitFor({ state: "detached" });
});

test("code is copied as it stands", async () => {
  await open("part/two.html");
  await shown();
  const code = page.locator("main pre").first();
  await code.hover();
  await page.locator(".formula:has(> pre) > button").first().click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await code.textContent());
  expect(copied.length).toBeGreaterThan(10);
});

test("search keeps the place of a reader who goes on while it looks", async () => {
  await open("one.html");
  await shown();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("of the many");
  await page.getByRole("status").getByText("8 pages").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("searchbox").evaluate((input: HTMLInputElement) => {
    input.value = "beside the text";
    input.dispatchEvent(new Event("input"));
  });
  await page.getByRole("status").getByText("1 page").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${host.address}part/two.html**`);
});

test("search looks into all parts of an index", async () => {
  await open("one.html");
  await page.getByRole("searchbox").fill("of the many");
  await page.getByRole("status").getByText("8 pages").waitFor();
  const found = await page.locator(".results a.page").allTextContents();
  expect(found.map((text) => /^Other \d/.exec(text)?.[0]).sort()).toEqual(
    OTHERS.map((_, index) => `Other ${index}`),
  );
});

test("a number looks like text, until it is pointed at, and leads to its proof", async () => {
  await open("part/two.html");
  await shown();
  const number = page.getByRole("link", { name: "dL/dw11=-2" });
  const looks = () =>
    number.evaluate((link) => {
      const { color, textDecorationLine } = getComputedStyle(link);
      return [color === getComputedStyle(link.parentElement ?? link).color, textDecorationLine];
    });
  expect(await looks()).toEqual([true, "none"]);
  await number.hover();
  expect(await looks()).toEqual([true, "underline"]);
  await number.click();
  await page.waitForURL("**/ledger-flagship.html#q-w11");
  const line = page.locator(":target");
  expect(await line.getByRole("heading").textContent()).toBe("w11");
  await line.getByRole("link", { name: "Two", exact: true }).click();
  await page.waitForURL("**/part/two.html");
});

test("search says when there is nothing, and is put away by Escape", async () => {
  await open("part/two.html");
  await shown();
  await page.getByRole("searchbox", { name: "Search the book" }).fill("qqqqq");
  await page.getByRole("status").getByText("Nothing found").waitFor();
  await page.keyboard.press("Escape");
  expect(await page.locator(".results").isVisible()).toBe(false);
});

test("open results have nothing to find fault with", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await open("one.html");
    await page.getByRole("searchbox").fill("gradient");
    await page.locator(".results a").first().waitFor();
    expect(await axeFindings(page, colorScheme)).toEqual([]);
  }
});

test("from disk, where no index can be read, there is no search box", async () => {
  await page.goto(pathToFileURL(join(folder, "dist/one.html")).href);
  await shown();
  expect(await page.getByRole("searchbox").count()).toBe(0);
});

test("without scripts there is no button that does nothing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${host.address}part/two.html`);
  expect(await plain.locator("button").count()).toBe(0);
  expect(await plain.getByRole("searchbox").count()).toBe(0);
  expect(await plain.getByRole("link", { name: "Code" }).first().isVisible()).toBe(true);
  await context.close();
});

test("a footnote stands in the margin or at the end, never in both places", async () => {
  await open("part/two.html");
  await shown();
  const note = page.locator(".margin-note");
  const end = page.locator(".footnotes li");
  const seen = async () => [await note.isVisible(), await end.isVisible()];
  expect(await seen()).toEqual([true, false]);
  const [line, beside] = [await page.locator("article p").first().boundingBox(), await note.boundingBox()];
  expect(beside?.x).toBeGreaterThan((line?.x ?? 0) + (line?.width ?? 0));
  await page.setViewportSize({ width: 1000, height: 800 });
  expect(await seen()).toEqual([false, true]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ media: "print" });
  expect(await seen()).toEqual([false, true]);
});

test("the sidebar has the chapters and the sections of this one", async () => {
  await open("part/two.html");
  const links = await page
    .locator(".contents a")
    .evaluateAll((all) =>
      all.map((link) => [link.textContent?.trim().replace(/\s+/g, " "), link.getAttribute("href")]),
    );
  expect(links).toEqual([
    ["1 One", "../one.html"],
    ["2 Two", "../part/two.html"],
    ["Code", "#code"],
    ["3 Three", "../three.html"],
    ...OTHERS.map((path, index) => [`${index + 4} Other ${index}`, `../${path.replace(/md$/, "html")}`]),
    ["Index of symbols", "../symbols.html"],
    ["Ledger: The flagship network", "../ledger-flagship.html"],
    ["Ledger: long", "../ledger-long.html"],
    ["Check it yourself", "../check.html"],
  ]);
});
