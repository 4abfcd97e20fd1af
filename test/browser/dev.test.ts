import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../../scripts/chromium.mjs";
import { smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { startDev, startDevWith, until } from "../support/dev.ts";
import { exactbook } from "../support/program.ts";

const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of the page.`).join("\n\n");

const chapter = `# A page

The loss is :value[L].

::diagram{mode=backward title="The network" #fig-net}

:::step[One]{computes="dL/dyhat"}
::equation[dL/dyhat]
:::

:::step[Two]{computes="dL/dw11"}
::equation[dL/dw11]
:::

${long}

The end.
`;

const book = smallBook({
  "book.yaml": "title: A book\nmodel: flagship\nchapters: [page.md, other.md]\n",
  "page.md": chapter,
  "other.md": "---\nmodel: second\n---\n# Other\n\nIts loss is :value[L].\n",
  "models/second.yaml": "inputs: { x: 2 }\nequations: { L: x^2 }\nloss: L\n",
  "templates/assets/extra.css": "p { color: black }\n",
});

let browser: Browser;
let dev: Awaited<ReturnType<typeof startDev>>;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

/** Opens a page and marks it, so that a reload would be seen. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(dev.address + path);
  await page.waitForFunction(() => document.querySelector("exactbook-problems"));
  await page.evaluate(() => Object.assign(window, { mark: true }));
  return page;
}

const isMarked = (page: Page) => page.evaluate(() => "mark" in window);
const overlay = (page: Page) => page.locator("exactbook-problems section");
const sees = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).waitFor({ state: "attached" });

describe("an edit", () => {
  beforeAll(async () => {
    dev = await startDev(book);
    return () => dev.stop();
  });

  test("comes into the page without a reload; what the reader has done stays", async () => {
    const page = await open("page.html");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("label[title=Dark]").click();
    await page.locator(".next-step").click();
    await page
      .locator("figure details")
      .first()
      .evaluate((details: HTMLDetailsElement) => {
        details.open = true;
      });
    await page.locator("input[type=search]").fill("loss");
    await page.evaluate(() => scrollTo(0, 600));
    dev.edit("page.md", (text) =>
      text.replace("The loss is", "The whole loss is").replace("The end.", "The new end."),
    );
    await sees(page, "The new end.");
    expect(await isMarked(page)).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(600);
    expect(await page.locator("figure details").first().getAttribute("open")).not.toBeNull();
    expect(await page.locator(".step:not([hidden])").getAttribute("id")).toBe("step-2");
    expect(await page.locator("input[type=search]").inputValue()).toBe("loss");
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");

    await page.locator(".previous-step").click();
    expect(await page.locator(".step:not([hidden])").getAttribute("id")).toBe("step-1");
    await page.locator(".formula > button").first().click();
    await page.getByText("Copied").first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("\\frac");
    await page.locator("label[title=Light]").click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
    await page.locator("input[type=search]").fill("whole");
    await page.locator(".results a").first().waitFor();
    await page.close();
  });

  test("of a model comes into the pages that use it, and into no other chapter", async () => {
    const page = await open("other.html");
    dev.edit("models/second.yaml", (text) => text.replace("x: 2", "x: 3"));
    await sees(page, "9");
    expect(await isMarked(page)).toBe(true);
    const { build, versions } = await dev.state();
    const latest = Object.keys(versions).filter((path) => versions[path] === build);
    expect(latest).toContain("other.html");
    expect(latest).not.toContain("page.html");
    await page.close();
  });

  test("of a stylesheet, of a template and of the contents comes too", async () => {
    const page = await open("page.html");
    writeFiles(dev.folder, { "templates/assets/book.css": "p { color: rgb(1, 2, 3) }\n" });
    await page.waitForFunction(
      () => getComputedStyle(document.querySelector("article p") as Element).color === "rgb(1, 2, 3)",
    );
    expect(await isMarked(page)).toBe(true);
    dev.edit("book.yaml", (text) => text.replace("A book", "Another book"));
    await page.waitForFunction(() => document.title.includes("Another book"));
    expect(await isMarked(page)).toBe(true);
    await page.close();
  });
});

describe("a mistake", () => {
  beforeAll(async () => {
    dev = await startDev(book);
    return () => dev.stop();
  });

  test("lies over the last good page with its place, and goes when it is mended", async () => {
    const page = await open("page.html");
    dev.edit("page.md", (text) => text.replace(":value[L]", ":value[l]"));
    await overlay(page).waitFor();
    expect(await overlay(page).locator("p").allTextContents()).toEqual([
      'page.md:3:20 unknown-name: "l", which models/flagship.yaml does not have; did you mean L?',
    ]);
    expect(await overlay(page).locator("pre").allTextContents()).toEqual([
      "  3 | The loss is :value[l].\n    |                    ^",
    ]);
    expect(await page.locator("article").textContent()).toContain("The loss is 1.");
    expect(dev.output.err).toContain("  3 | The loss is :value[l].\n    |                    ^\n");
    dev.edit("page.md", (text) => text.replace(":value[l]", "the number :value[L]"));
    await overlay(page).waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.body.textContent?.includes("The loss is the number 1."));
    expect(await isMarked(page)).toBe(true);
    await page.close();
  });

  test("can be hidden, and is there for pages that are opened later", async () => {
    dev.edit("models/flagship.yaml", (text) => text.replace("relu(z1)", "relu(z1"));
    await until(async () => (await dev.state()).problems.length > 0);
    const page = await open("page.html");
    await overlay(page).waitFor();
    expect(await overlay(page).locator("p").textContent()).toContain("models/flagship.yaml:7:14 bad-syntax");
    await overlay(page).locator("button").click();
    expect(await overlay(page).isVisible()).toBe(false);
    dev.edit("models/flagship.yaml", (text) => text.replace("relu(z1", "relu(z1)"));
    await until(async () => (await dev.state()).problems.length === 0);
    await page.close();
  });
});

describe("the server", () => {
  test("waits for a book that can be built", async () => {
    dev = await startDev({ ...book, "book.yaml": "title: A book\n" });
    const page = await open("page.html");
    await overlay(page).waitFor();
    expect(await overlay(page).locator("p").textContent()).toContain(
      'book.yaml:1:1 missing-key: no "chapters"',
    );
    writeFiles(dev.folder, { "book.yaml": book["book.yaml"] ?? "" });
    await sees(page, "The end.");
    await page.close();
    expect(await dev.stop("SIGTERM")).toBe(0);
  });

  test("answers what is no path of a page, and goes on", async () => {
    dev = await startDev(book);
    const ask = (path: string) =>
      new Promise((resolve, reject) => {
        request(dev.address, { path }, ({ statusCode }) => resolve(statusCode))
          .on("error", reject)
          .end();
      });
    for (const path of ["//", "http://[", "*"]) expect(await ask(path), path).toBe(400);
    for (const path of ["/%", "/%00", "/../x", "//host/x"]) expect(await ask(path), path).toBe(404);
    expect(await ask("/")).toBe(200);
    expect(await dev.stop()).toBe(0);
  });

  test("survives what happens to files while someone works", async () => {
    dev = await startDev(book);
    const problems = async () =>
      (await dev.state()).problems.map(({ message }: { message: string }) => message);
    const has = (text: string) => until(async () => (await problems()).join("\n").includes(text));
    const isSound = () => until(async () => (await problems()).length === 0);
    renameSync(join(dev.folder, "book.yaml"), join(dev.folder, "away"));
    await has("book.yaml:1:1 missing-book");
    renameSync(join(dev.folder, "away"), join(dev.folder, "book.yaml"));
    await isSound();
    renameSync(join(dev.folder, "other.md"), join(dev.folder, "another.md"));
    await has('missing-chapter: the chapter "other.md", which nobody wrote');
    dev.edit("book.yaml", (text) => text.replace("other.md", "another.md"));
    await isSound();
    expect((await fetch(`${dev.address}another.html`)).status).toBe(200);
    expect((await fetch(`${dev.address}other.html`)).status).toBe(404);
    writeFiles(dev.folder, { "templates/page.html": "{% if %}\n" });
    await has("templates/page.html:1:6 bad-template");
    rmSync(join(dev.folder, "templates/page.html"));
    await isSound();
    const { build } = await dev.state();
    for (let save = 0; save < 50; save += 1)
      dev.edit("page.md", (text) => text.replace(/The end.*/, `The end ${save}.`));
    await until(async () => (await (await fetch(`${dev.address}page.html`)).text()).includes("The end 49."));
    expect((await dev.state()).build - build).toBeLessThan(25);
    expect(await dev.stop()).toBe(0);
    expect(dev.output.err).not.toContain("    at ");
  });

  test("takes the next port where one is taken, and says which", async () => {
    dev = await startDev(book);
    const { port } = new URL(dev.address);
    const second = await startDev(book, "--port", port);
    expect(Number(new URL(second.address).port)).toBeGreaterThan(Number(port));
    expect((await fetch(`${second.address}page`)).status).toBe(200);
    expect([await dev.stop(), await second.stop()]).toEqual([0, 0]);
  });

  test("says so where no port is free", async () => {
    const holder = createServer().listen(65_535, "localhost");
    await once(holder, "listening");
    const folder = temporaryFolder();
    writeFiles(folder, book);
    expect(exactbook(folder, "dev", "--port", "65535")).toMatchObject({
      status: 2,
      stderr: "cannot listen at localhost:65535: the port is taken, and so are those behind it\n",
    });
    holder.close();
  });

  test("outlives a broken frame of a page's socket, and a link that leads to itself", async () => {
    dev = await startDev(book);
    const { port } = new URL(dev.address);
    const headers = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    };
    const [, socket] = await once(request({ port, host: "localhost", headers }).end(), "upgrade");
    socket.end(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x00, 0x12]));
    symlinkSync("loop", join(dev.folder, "loop"));
    dev.edit("page.md", (text) => `${text}\nStill here.\n`);
    await until(async () => (await (await fetch(`${dev.address}page.html`)).text()).includes("Still here."));
    await until(() => dev.output.err.endsWith("\n"));
    expect(dev.output.err).toMatch(/^not all is watched: ELOOP: .*\n$/);
    expect(await dev.stop()).toBe(0);
  });

  test.runIf(process.platform === "linux")(
    "opens the book in the browser of the machine when asked",
    async () => {
      const folder = temporaryFolder();
      const [browser, seen] = [join(folder, "browser"), join(folder, "seen")];
      writeFiles(folder, { browser: `#!/bin/sh\necho "$1" > ${seen}\n` });
      chmodSync(browser, 0o755);
      dev = await startDevWith(
        { BROWSER: browser, DISPLAY: undefined, WAYLAND_DISPLAY: undefined },
        book,
        "--open",
      );
      await until(() => existsSync(seen) && readFileSync(seen, "utf8").endsWith("\n"));
      expect(readFileSync(seen, "utf8")).toBe(`${dev.address}\n`);
      expect(await dev.stop()).toBe(0);
    },
  );
});
