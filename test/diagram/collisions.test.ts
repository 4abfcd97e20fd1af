import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diagramCss, drawDiagram } from "../../src/diagram/index.ts";
import { functions } from "../../src/operations/index.ts";
import { collisions } from "./collisions.ts";
import { denseNet, flagship, randomNet, traceOf, yaml } from "./models.ts";

const font = "node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2";
const face = `@font-face { font-family: "Source Sans 3 Variable"; font-weight: 200 900;
  src: url(data:font/woff2;base64,${readFileSync(font).toString("base64")}); }`;
const casesFile = process.env.EXACTBOOK_CASES ?? "../shared/cases/published.json";
