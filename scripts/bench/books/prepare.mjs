/** A folder of Markdown as a book that every contender can build. */

import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "./process.mjs";

export const chaptersIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".md") && !file.includes("node_modules"))
    .sort();

/**
 * Copies a folder; writes book.yaml where there is none; takes out what Exactbook says is wrong: chapters
 * without a title, and the lines in which a link leads nowhere. Says how much that was.
 */
export function prepare(folder, target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  cpSync(folder, target, { recursive: true, filter: (path) => !/(^|\/)\.(git|exactbook)$/.test(path) });
  const list = () => {
    const lines = chaptersIn(target)
      .filter((file) => file !== "index.md")
      .map((file) => `  - ${JSON.stringify(file)}\n`);
    writeFileSync(join(target, "book.yaml"), `title: The bench\nchapters:\n${lines.join("")}`);
  };
  if (existsSync(join(target, "book.yaml"))) return 0;
  list();
  const taken = new Set();
  for (let round = 0; round < 5; round += 1) {
    const { stdout } = spawnSync(
      process.execPath,
      [join(ROOT, "lib/program/cli.js"), "check", ".", "--json"],
      {
        cwd: target,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      },
    );
    const { problems } = JSON.parse(stdout);
    if (problems.length === 0) return taken.size;
    for (const { code, file, line } of problems) {
      taken.add(`${file}:${line}`);
      const path = join(target, file);
      if (!existsSync(path) || file === "book.yaml") continue;
      if (code === "missing-key") rmSync(path);
      else {
        const lines = readFileSync(path, "utf8").split("\n");
        lines[line - 1] = "";
        writeFileSync(path, lines.join("\n"));
      }
    }
    list();
  }
  throw new Error(`${relative(process.cwd(), target)} still has problems`);
}

/** The chapter whose size is nearest to 32 kB, which the edits are made in. */
export const edited = (folder) =>
  chaptersIn(folder)
    .filter((file) => !/(^|\/)index\.md$/.test(file))
    .map((file) => ({ file, off: Math.abs(statSync(join(folder, file)).size - 32_000) }))
    .sort((a, b) => a.off - b.off)[0]?.file;
