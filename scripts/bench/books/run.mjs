/**
 * Books side by side: `npm run bench:books -- <folder of Markdown> [rounds]` measures, in turns within one
 * run, cold builds, builds with nothing and with one chapter changed, one edit in the running server (until
 * the page is there over HTTP, and seen in a browser), peak memory and output. Numbers are medians, beside
 * them the ratio to Exactbook's. The other generators are installed when they are first wanted.
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { launchChromium } from "../../chromium.mjs";
import { contenders, HOME, TOOLS } from "./contenders.mjs";
import { edited, prepare } from "./prepare.mjs";
import { median, ROOT, run, serve, until } from "./process.mjs";

const [folder, rounds = "3"] = process.argv.slice(2);
if (!folder) throw new Error("usage: npm run bench:books -- <folder of Markdown> [rounds]");
const work = resolve(ROOT, "reports/books");
const times = new Map();
let words = 0;

const note = (name, what, value) => {
  const row = times.get(name) ?? new Map();
  times.set(name, row.set(what, [...(row.get(what) ?? []), value]));
};
const home = (name) => join(work, name.replace(/\W/g, "-"), "book");
const size = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0);

function edit(book, file) {
  words += 1;
  appendFileSync(join(book, file), `\n\nBenchword${words}.\n`);
  return `Benchword${words}`;
}

async function builds({ name, build, cold = [], out }) {
  const book = home(name);
  rmSync(join(book, "..", out), { recursive: true, force: true });
  const { seconds, peak } = await run([...build, ...cold], book);
  note(name, "cold s", seconds);
  note(name, "peak MB", peak);
  note(name, "output kB", size(join(book, "..", out)) / 1000);
  await run(build, book);
  note(name, "nothing changed s", (await run(build, book)).seconds);
  edit(book, edited(book));
  note(name, "one chapter s", (await run(build, book)).seconds);
}

async function edits({ name, serve: args, address, source = address }, port, browser) {
  if (!args) return;
  const book = home(name);
  const file = edited(book);
  const server = serve(args(port), book);
  const origin = `http://localhost:${port}`;
  const page = await browser.newPage();
  try {
    const first = edit(book, file);
    await until(origin + source(file), first);
    await page.goto(origin + address(file));
    for (let round = 0; round < 5; round += 1) {
      await page.waitForTimeout(500);
      const start = performance.now();
      const word = edit(book, file);
      const seen = page.waitForFunction((text) => document.body.innerText.includes(text), word, {
        polling: 4,
      });
      await until(origin + source(file), word);
      note(name, "edit, HTTP ms", performance.now() - start);
      await seen;
      note(name, "edit, seen ms", performance.now() - start);
    }
  } finally {
    await page.close();
    await server.stop();
  }
}

if (!TOOLS.every((one) => existsSync(join(HOME, "node_modules", one.replace(/@[^@]*$/, ""))))) {
  mkdirSync(HOME, { recursive: true });
  const quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
  execFileSync("npm", ["install", ...quiet, "--prefix", HOME, ...TOOLS], { cwd: HOME, stdio: "inherit" });
}
for (const contender of contenders) {
  const taken = prepare(resolve(folder), home(contender.name));
  contender.setUp?.(home(contender.name));
  if (taken > 0 && contender === contenders[0]) console.log(`${taken} lines that were wrong are left out`);
}
for (let round = 0; round < Number(rounds); round += 1) for (const one of contenders) await builds(one);
const browser = await launchChromium();
for (const [index, one] of contenders.entries()) await edits(one, 4700 + index, browser);
await browser.close();
const own = times.get(contenders[0].name);
for (const [name, row] of times) {
  console.log(name);
  for (const [what, values] of row) {
    const value = median(values);
    console.log(
      `  ${what.padEnd(18)} ${value.toFixed(2).padStart(10)}  ${(value / median(own.get(what))).toFixed(2)}`,
    );
  }
}
