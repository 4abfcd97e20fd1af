/** What is measured: each builds and serves the same folder, with formulas set by KaTeX. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT } from "./process.mjs";

/** Where the other generators are installed when they are first wanted. */
export const HOME = resolve(ROOT, ".bench");

export const TOOLS = [
  "@11ty/eleventy@3.1.8",
  "markdown-it@14.1.0",
  "@vscode/markdown-it-katex@1.1.2",
  "vitepress@1.6.4",
  "vue@3.5.22",
];

const tool = (path) => join(HOME, "node_modules", path);
const plugin = (name) => JSON.stringify(tool(name));

const ELEVENTY = `
import { createRequire } from "node:module";
const require = createRequire(${plugin("x.js")});
const markdown = require("markdown-it")({ html: true }).use(require("@vscode/markdown-it-katex").default, { throwOnError: false });
export default (config) => {
  config.setLibrary("md", markdown);
  return { markdownTemplateEngine: false, templateFormats: ["md"], dir: { output: "../eleventy-out" } };
};
`;

const VITEPRESS = `
import { createRequire } from "node:module";
const katex = createRequire(${plugin("x.js")})("@vscode/markdown-it-katex").default;
export default {
  title: "The bench",
  ignoreDeadLinks: true,
  outDir: "../vitepress-out",
  cacheDir: "../vitepress-cache",
  markdown: { html: false, config: (md) => md.use(katex, { throwOnError: false }) },
  vue: { template: { compilerOptions: { delimiters: ["\\u27e6\\u27e6", "\\u27e7\\u27e7"] } } },
};
`;

const withoutEnding = (file) => file.replace(/\.md$/, "");
/** Exactbook's slugs have no number in front. */
const slug = (file) => withoutEnding(file).replace(/(^|\/)\d{1,3}[-_. ]+(?=[^/]+$)/, "$1");

/** Every row: its files in the folder, its commands in it, the address of a chapter while it is served. */
export const contenders = [
  {
    name: "Exactbook",
    build: [join(ROOT, "lib/program/cli.js"), "build", ".", "--out", "../exactbook-out"],
    cold: ["--no-cache"],
    serve: (port) => [join(ROOT, "lib/program/cli.js"), "dev", ".", "--port", String(port)],
    address: (file) => `/${slug(file)}.html`,
    out: "exactbook-out",
  },
  {
    name: "plain unified",
    build: [join(ROOT, "scripts/bench/books/plain.mjs"), ".", "../plain-out"],
    out: "plain-out",
  },
  {
    name: "Eleventy",
    setUp: (folder) => writeFileSync(join(folder, "eleventy.config.mjs"), ELEVENTY),
    build: [tool("@11ty/eleventy/cmd.cjs"), "--quiet"],
    serve: (port) => [
      tool("@11ty/eleventy/cmd.cjs"),
      "--serve",
      "--incremental",
      "--quiet",
      `--port=${port}`,
    ],
    address: (file) => `/${withoutEnding(file)}/`,
    out: "eleventy-out",
  },
  {
    name: "VitePress",
    setUp: (folder) => {
      mkdirSync(join(folder, ".vitepress"), { recursive: true });
      writeFileSync(join(folder, ".vitepress/config.mjs"), VITEPRESS);
    },
    build: [tool("vitepress/bin/vitepress.js"), "build"],
    serve: (port) => [tool("vitepress/bin/vitepress.js"), "dev", "--port", String(port)],
    address: (file) => `/${withoutEnding(file)}.html`,
    /** Its pages are made in the browser, of this; without the query it serves the Markdown as it is. */
    source: (file) => `/${file}?import`,
    out: "vitepress-out",
  },
];
