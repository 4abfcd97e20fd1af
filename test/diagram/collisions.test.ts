import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../scripts/chromium.mjs";
import { diagramCss, drawDiagram } from "../../src/diagram/index.ts";
import { functions } from "../../src/operations/index.ts";
import { collisions } from "./collisions.ts";
import { denseNet, flagship, type Parts, randomNet, traceOf, yaml } from "./models.ts";

interface Case extends Pick<Parts, "inputs" | "equations"> {
  readonly id: string;
  readonly output: string;
}

const font = "node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2";
const face = `@font-face { font-family: "Source Sans 3 Variable"; font-weight: 200 900;
  src: url(data:font/woff2;base64,${readFileSync(font).toString("base64")}); }`;
const published: Case[] = JSON.parse(readFileSync("test/diagram/published.json", "utf8"));

const readable = published.filter(({ equations }) =>
  Object.values(equations).every((text) =>
    [...text.matchAll(/(\w+)\(/g)].every(([, name = ""]) => functions.has(name)),
  ),
);

const skip = `inputs: { x: 2 }
parameters: { w: 3, b: -1, v: 1/2 }
equations: { z: w*x + b, h: relu(z), u: v*h, y: u + x, L: y^2 }
loss: L`;
const shared = `inputs: { x1: 2, x2: -3 }
targets: { t: 2 }
parameters: { w: 1/3, alpha_out: 2 }
equations: { a: w*x1, b: w*x2, s: relu(a + b), p: alpha_out*s, q: abs(b), loss: (p + q - t)^2 }
loss: loss`;

const models: readonly (readonly [string, string])[] = [
  ["the flagship", flagship],
  ["a skip connection", skip],
  ["a shared value", shared],
  ...[[2, 3, 1] as const, [3, 4, 2] as const, [4, 8, 4] as const, [3, 3, 3, 3] as const].map(
    ([inputs, ...layers]) => [`${inputs}-${layers.join("-")}`, denseNet(inputs, ...layers)] as const,
  ),
  ...readable.map(({ id, inputs, equations, output }) => [id, yaml({ inputs, equations }, output)] as const),
  ...[3, 5, 8, 12, 16, 20, 30].map((size) => [`random ${size}`, randomNet(size, size)] as const),
];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 4000, height: 3000 } });
});
afterAll(() => browser.close());

async function found(text: string, mode: "forward" | "backward", highlight: ReadonlySet<string>, css = face) {
  const svg = drawDiagram(traceOf(text), { mode, highlight, id: "figure", title: "t", desc: "d" });
  await page.setContent(`<style>${css}${diagramCss}</style>${svg}`);
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate(collisions);
}

test("more than 40 models are measured", () => expect(models.length).toBeGreaterThan(40));

test.each(models)("%s: no label meets anything", async (_name, text) => {
  const { model, of } = traceOf(text);
  const names = [...model.quantities.keys()].flatMap((name) => [name, `d${of}/d${name}`]);
  expect(await found(text, "backward", new Set())).toEqual([]);
  expect(await found(text, "backward", new Set(names))).toEqual([]);
  expect(await found(text, "forward", new Set())).toEqual([]);
});

test("16-16-4: no label of a highlighted edge meets anything", async () => {
  const names = ["w1_1_1", "w1_9_3", "w1_9_4", "w1_16_1", "w2_2_5"];
  expect(await found(denseNet(16, 16, 4), "backward", new Set(names))).toEqual([]);
});

test("a wider font of the reader's leaves the flagship without overlaps", async () => {
  expect(await found(flagship, "backward", new Set(), ":root { --dg-font: Arial, sans-serif }")).toEqual([]);
});

test("the measurement finds what overlaps", async () => {
  await found(flagship, "backward", new Set());
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll("text");
    second?.setAttribute("transform", "translate(0 -30)");
    first?.setAttribute("transform", "translate(-60 0)");
  });
  expect((await page.evaluate(collisions)).length).toBeGreaterThan(1);
});
