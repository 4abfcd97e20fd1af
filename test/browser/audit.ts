import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { faintDrawnTexts } from "./drawn-text.ts";

declare global {
  interface Window {
    readonly axe: typeof axe;
    shift: number;
  }
}

const WCAG: axe.RunOnly = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

/** The rules of WCAG's that look at colours: all that a second theme can break, since it changes nothing else. */
const COLOURS: axe.RunOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** The width at which WCAG 1.4.10 wants a page to do without a second scroll direction. */
const SMALLEST = 320;

/** Reports every request that leaves `within` or fails, and everything that the page says on its console. */
function listen(page: Page, within: string, found: string[]): void {
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(within) && !url.startsWith("data:")) found.push(`request leaves the book: ${url}`);
  });
  page.on("requestfailed", (request) => found.push(`request failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) found.push(`request answered ${response.status()}: ${response.url()}`);
  });
  page.on("console", (message) => found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`page error: ${error.message}`));
}

/** What the Layout Instability specification adds to a performance entry. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}

/** axe-core's findings on a page as it stands, one line each. */
export async function axeFindings(page: Page, label: string, rules = WCAG): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (runOnly) => window.axe.run({ preload: false, runOnly, resultTypes: ["violations"] }),
    rules,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${label}: ${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

/** What reaches beyond the page's right edge, but for what lies in a scroller of its own. */
async function overflowFindings(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: SMALLEST, height: 640 });
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const scroller = element.parentElement?.closest(".scroller, .equation, pre, .sr-only");
      return !scroller && element.getBoundingClientRect().right > root.clientWidth;
    });
    return wide.map((element) => `320 px: ${element.outerHTML.slice(0, 80)} reaches beyond the page`);
  });
}

/**
 * Opens the page with its clock held, as on a machine that has all of it within the second that a page waits
 * for that, however busy this one is; gives its cumulative layout shift.
 */
export async function openHeld(page: Page, url: string): Promise<number> {
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 3_600_000));
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(100);
  await page.clock.resume();
  return page.evaluate(() => window.shift);
}

/** Pages that have been audited, for the next ones: a page's machine has axe-core compiled then. */
const idle = new WeakMap<Browser, Page[]>();

/** A page that counts its layout shift, with a clock that can be held. */
export async function freshPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += (entry as LayoutShift).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.clock.install();
  return page;
}

/** What to audit: the page, and the address that none of its requests may leave (default: the page's folder). */
export interface Audited {
  readonly url: string;
  readonly within?: string;
}

/**
 * Everything that is wrong with a page in a reader's browser, one line a finding; empty when all is well.
 * Requests that leave the book or fail, console messages, layout shift, axe-core's WCAG 2.2 AA rules in light,
 * in dark and narrow (text contrast among them; in drawings, which axe-core leaves open, measured here), and
 * a page wider than 320 px.
 */
export async function audit(
  browser: Browser,
  { url, within = new URL(".", url).href }: Audited,
): Promise<string[]> {
  const page = idle.get(browser)?.pop() ?? (await freshPage(browser));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 800 });
  const found: string[] = [];
  listen(page, within, found);
  const shift = await openHeld(page, url);
  // To the two places that it is usually given to.
  if (shift >= 0.005) found.push(`layout shift ${shift}`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === "light" ? WCAG : COLOURS;
    found.push(...(await axeFindings(page, `${colorScheme}, wide`, rules)));
    found.push(...(await faintDrawnTexts(page)).map((finding) => `${colorScheme}: ${finding}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  found.push(...(await overflowFindings(page)));
  found.push(...(await axeFindings(page, "narrow")));
  page.removeAllListeners();
  await page.goto("about:blank");
  idle.set(browser, [...(idle.get(browser) ?? []), page]);
  return found;
}
