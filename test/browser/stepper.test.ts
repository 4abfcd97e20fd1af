import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../../scripts/chromium.mjs";
import { smallBook, writeFiles } from "../support/book.ts";
import { exactbook } from "../support/program.ts";
import { audit } from "./audit.ts";
import { htmlErrors } from "./html-errors.ts";

const chapter = `# Steps

See :ref[fig-in] and :ref[step-2].

:::step[The error]{computes="yhat dL/dyhat"}
Here :eq[yhat] and $\\value{dL/dyhat}$.

::equation[dL/dyhat]{form="symbolic substituted value" #eq-error}
:::

:::step[The first layer]{computes="dL/dw11 dL/dw12"}
::equation[dL/dw11, dL/dw12, dL/dw21]

::diagram{mode=backward title="The first layer" #fig-in}

::register{mode=backward caption="The way back" #tab-back}
:::

:::step
## The end

Words that only the last step has.
:::

::::what-if{with="b1=-3"}
:::what-if{with="c=1/2"}
::diagram{mode=backward title="The gate is shut"}
:::
::::

![A picture](images/a.svg "A picture of :value[L]"){#fig-pic}
`;
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>\n';

let folder = "";
let url = "";
let browser: Browser;

beforeAll(async () => {
  const work = await mkdtemp(join(tmpdir(), "exactbook-steps-"));
  folder = join(work, "dist");
  writeFiles(work, smallBook({ "page.md": chapter, "images/a.svg": picture }));
  expect(exactbook(work, "build", ".", "--out", folder)).toMatchObject({ status: 0, stderr: "" });
  url = pathToFileURL(join(folder, "page.html")).href;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await rm(resolve(folder, ".."), { recursive: true });
});

async function open(hash = "", options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(url + hash);
  // Nothing takes the focus before the page is shown, which is when its fonts are there.
  await page.locator("h1").first().waitFor();
  return page;
}

/** The steps that a reader sees. */
const seen = (page: Page) =>
  page
    .locator(".step")
    .evaluateAll((steps) =>
      steps
        .filter(
          (step) => step.checkVisibility({ contentVisibilityAuto: true }) && !step.hasAttribute("hidden"),
        )
        .map(({ id }) => id),
    );
const status = (page: Page) => page.locator(".stepper [role=status]").textContent();
const all = ["step-1", "step-2", "step-3"];

test("a page with steps has nothing to find fault with", async () => {
  expect(await audit(browser, { url })).toEqual([]);
  expect(await audit(browser, { url: `${url}#step-2` })).toEqual([]);
  expect(htmlErrors([join(folder, "page.html")])).toEqual([]);
});

describe("without the script", () => {
  test("all steps stand below one another, without controls", async () => {
    const page = await open("", { javaScriptEnabled: false });
    expect(
      await page.locator(".step").evaluateAll((steps) => steps.map((step) => step.checkVisibility())),
    ).toEqual([true, true, true]);
    expect(await page.locator(".step-controls").isVisible()).toBe(false);
    expect(await page.locator(".step-number").allTextContents()).toEqual(["Step 1", "Step 2", "Step 3"]);
    await page.context().close();
  });

  test("nor where it cannot be loaded", async () => {
    const page = await browser.newPage();
    await page.route("**/stepper.js", (route) => route.abort());
    await page.goto(url);
    await page.waitForSelector(".all-steps");
    expect(await seen(page)).toEqual(all);
    expect(await page.locator(".step-controls").isVisible()).toBe(false);
    await page.close();
  });
});

describe("with the script", () => {
  test("one step shows, and the buttons go through them by keyboard alone", async () => {
    const page = await open();
    expect([await seen(page), await status(page)]).toEqual([["step-1"], "Step 1 of 3"]);
    await page.locator(".next-step").focus();
    await page.keyboard.press("Enter");
    expect([await seen(page), await status(page)]).toEqual([["step-2"], "Step 2 of 3"]);
    expect(new URL(page.url()).hash).toBe("#step-2");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    expect([await seen(page), await status(page)]).toEqual([["step-3"], "Step 3 of 3"]);
    expect(await page.locator(".next-step").getAttribute("aria-disabled")).toBe("true");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    expect(await seen(page)).toEqual(["step-2"]);
    await page.context().close();
  });

  test("arrow keys go through them where the stepper has the focus", async () => {
    const page = await open();
    await page.keyboard.press("ArrowRight");
    expect(await seen(page)).toEqual(["step-1"]);
    await page.locator(".next-step").focus();
    for (const [key, step] of [
      ["ArrowRight", "step-2"],
      ["ArrowRight", "step-3"],
      ["ArrowRight", "step-3"],
      ["ArrowLeft", "step-2"],
    ] as const) {
      await page.keyboard.press(key);
      expect(await seen(page)).toEqual([step]);
    }
    await page.context().close();
  });

  test("the focus does not stay in a step that is gone", async () => {
    const page = await open("#step-2");
    await page.locator("#step-2 summary").first().focus();
    await page.keyboard.press("ArrowRight");
    expect(await seen(page)).toEqual(["step-3"]);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("next-step");
    await page.context().close();
  });

  test("the address opens the step that it names or that has what it names", async () => {
    const page = await open("#tab-back");
    expect(await seen(page)).toEqual(["step-2"]);
    await page.evaluate(() => {
      location.hash = "#the-end";
    });
    await page.waitForFunction(() => !document.getElementById("step-3")?.hidden);
    expect([await seen(page), await status(page)]).toEqual([["step-3"], "Step 3 of 3"]);
    await page.locator("a.reference", { hasText: "Figure 1.1" }).click();
    await page.waitForFunction(() => !document.getElementById("step-2")?.hidden);
    expect(await seen(page)).toEqual(["step-2"]);
    await page.context().close();
  });

  test("a change is told to screen readers and moves only where motion is welcome", async () => {
    for (const [reducedMotion, animation] of [
      ["reduce", "none"],
      ["no-preference", "appear"],
    ] as const) {
      const page = await open("", { reducedMotion });
      await page.locator(".next-step").click();
      const step = page.locator("#step-2");
      expect(await step.evaluate((shown) => getComputedStyle(shown).animationName)).toBe(animation);
      expect(await page.locator(".stepper [role=status]").ariaSnapshot()).toContain("status: Step 2 of 3");
      await page.context().close();
    }
  });

  test("targets are large enough", async () => {
    const page = await open("", { viewport: { width: 320, height: 640 } });
    for (const box of await page.locator(".step-controls button").all()) {
      const { width = 0, height = 0 } = (await box.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
    await page.context().close();
  });

  test("print has every step", async () => {
    const page = await open();
    await page.emulateMedia({ media: "print" });
    const heights = await page
      .locator(".step")
      .evaluateAll((steps) => steps.map((step) => step.clientHeight));
    expect(Math.min(...heights)).toBeGreaterThan(40);
    expect(await page.locator(".step-controls").isVisible()).toBe(false);
    await page.context().close();
  });
});

test("the mark is more than a colour, in prose and in formulas", async () => {
  const page = await open();
  const marks = await page.locator("#step-1 .computed").evaluateAll((all) =>
    all.map((mark) => {
      const style = getComputedStyle(mark);
      return [style.backgroundColor === "rgba(0, 0, 0, 0)", style.boxShadow.includes("-3px")];
    }),
  );
  expect(marks).toEqual([
    [false, true],
    [false, true],
    [false, true],
    [false, true],
  ]);
  await page.context().close();
});
