/**
 * The baseline: what unified gives by itself, without a theme, directives, checks, references or search.
 * `node plain.mjs <folder> <out> [rounds]` turns every Markdown file below a folder into a bare HTML file; formulas
 * are set by KaTeX as strings, each once. With rounds it does so again and again, and says the milliseconds of each.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import katex from "katex";
import rehypeStringify from "rehype-stringify";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { visit } from "unist-util-visit";

const [folder = ".", out = "plain", rounds = "1"] = process.argv.slice(2);
const formulas = new Map();

/** Makes each formula one raw node. */
function rawFormulas() {
  return (tree) => {
    visit(tree, ["math", "inlineMath"], (node, index, parent) => {
      const key = `${node.type} ${node.value}`;
      const options = { displayMode: node.type === "math", throwOnError: false, strict: false };
      const html = formulas.get(key) ?? katex.renderToString(node.value, options);
      formulas.set(key, html);
      parent.children[index] = { type: "html", value: html };
    });
  };
}

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkMath)
  .use(rawFormulas)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true });

function build() {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith(".md")) continue;
    const html = String(processor.processSync(readFileSync(join(folder, file), "utf8")));
    const target = join(out, `${file.slice(0, -3)}.html`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `<!doctype html><meta charset="utf-8">${html}`);
  }
}

for (let round = 0; round < Number(rounds); round += 1) {
  const start = performance.now();
  build();
  if (Number(rounds) > 1) console.log(performance.now() - start);
}
