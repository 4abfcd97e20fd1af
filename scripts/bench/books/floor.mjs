/**
 * What no build that reads Markdown with remark can go below: `node scripts/bench/books/floor.mjs <folder of Markdown>`
 * gives the chapter that the other bench edits to the plain pipeline alone, in a new process that is one file, and
 * again and again in one process. Beside it what Node needs to do nothing.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "rolldown";
import { edited } from "./prepare.mjs";
import { median, ROOT } from "./process.mjs";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("usage: node scripts/bench/books/floor.mjs <folder of Markdown>");
const home = resolve(ROOT, "reports/floor");
const ROUNDS = 11;

rmSync(home, { recursive: true, force: true });
mkdirSync(join(home, "chapter"), { recursive: true });
const file = edited(folder);
cpSync(join(folder, file), join(home, "chapter/chapter.md"));
await build({
  input: join(ROOT, "scripts/bench/books/plain.mjs"),
  platform: "node",
  output: { file: join(home, "plain.mjs"), minify: true },
});

const node = (...args) => execFileSync(process.execPath, args, { cwd: home, encoding: "utf8" });

const inNewProcesses = (...args) =>
  Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    node(...args);
    return performance.now() - start;
  });

const inOneProcess = () => node("plain.mjs", "chapter", "out", "60").trim().split("\n").map(Number);

console.log(file);
console.log(`  Node, nothing        ${median(inNewProcesses("-e", "0")).toFixed(0)} ms`);
console.log(`  the chapter, alone   ${median(inNewProcesses("plain.mjs", "chapter", "out")).toFixed(0)} ms`);
console.log(`  again                ${median(inOneProcess()).toFixed(1)} ms`);
