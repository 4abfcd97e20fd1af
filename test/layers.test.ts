import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

/** From the number outwards: a folder may import the folders above it only. */
const ORDER = [
  "rational",
  "problem",
  "yaml",
  "operations",
  "model",
  "trace",
  "equations",
  "diagram",
  "directives",
  "chapter",
  "formats",
  "disk",
  "cache",
  "output",
  "changes",
  "site",
  "commands",
];

/** Packages that one folder alone may import. */
const OWNERS: Readonly<Record<string, string>> = {
  "fraction.js": "rational",
  yaml: "yaml",
  "@svgdotjs/svg.js": "diagram",
  svgdom: "diagram",
  "rehype-katex": "formats",
  diff: "changes",
  liquidjs: "site",
  pagefind: "site",
};

/** What knows Markdown: nothing below directives may import it. */
const MARKDOWN = /^(mdast|remark-|micromark|unified|hast|rehype-|vfile$)/;

/** The disk, the clock, the machine: nothing below the disk may import them. */
const OUTSIDE = /^node:/;

const files = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative("src", join(entry.parentPath, entry.name)));

const importsOf = (file: string) =>
  [...readFileSync(join("src", file), "utf8").matchAll(/(?:from|import)\s+"([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );

const folderOf = (file: string) => (file.includes("/") ? file.slice(0, file.indexOf("/")) : "");
const inner = files.filter((file) => folderOf(file) !== "");

test("every folder of src has its place in the order", () => {
  expect(new Set(inner.map(folderOf))).toEqual(new Set(ORDER));
});

test("what the project is built on are dependencies of its own, each imported", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const all = new Set(files.flatMap(importsOf));
  const markdown = ["unified", "remark-parse", "remark-rehype", "rehype-stringify", "rehype-katex"];
  for (const name of [...markdown, "@svgdotjs/svg.js", "fraction.js"]) {
    expect(Object.keys(dependencies)).toContain(name);
    expect([...all]).toContain(name);
  }
});

describe("imports", () => {
  test.each(inner)("%s", (file) => {
    const folder = folderOf(file);
    const place = ORDER.indexOf(folder);
    for (const name of importsOf(file)) {
      if (name.startsWith(".")) {
        const target = folderOf(relative("src", join("src", dirname(file), name)));
        expect(ORDER.indexOf(target), `${file} imports ${name}`).toBeLessThanOrEqual(place);
        expect([folder, target].sort(), "equations and diagram do not know each other").not.toEqual([
          "diagram",
          "equations",
        ]);
        if (target !== folder) expect(name, "another folder is entered by its index").toMatch(/\/index\.ts$/);
        continue;
      }
      expect(OWNERS[name] ?? folder, `${file} imports ${name}`).toBe(folder);
      if (place < ORDER.indexOf("directives")) expect(name).not.toMatch(MARKDOWN);
      if (place < ORDER.indexOf("disk")) expect(name).not.toMatch(OUTSIDE);
    }
  });
});

test("nothing below site reads the clock or chance", () => {
  const below = inner.filter((file) => ORDER.indexOf(folderOf(file)) < ORDER.indexOf("site"));
  for (const file of below) {
    expect(readFileSync(join("src", file), "utf8"), file).not.toMatch(
      /Math\.random|Date\.now|new Date|performance\./,
    );
  }
});

test("no import goes in a circle", () => {
  const graph = new Map(files.map((file) => [file, importsOf(file).filter((name) => name.startsWith("."))]));
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    expect(path, `${[...path, file].join(" -> ")}`).not.toContain(file);
    if (done.has(file)) return;
    for (const name of graph.get(file) ?? []) {
      visit(relative("src", join("src", dirname(file), name)), [...path, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
});
