/**
 * The command line as one program: `lib/program/cli.js` and its parts, with the libraries in them, since Node takes
 * most of a second to find and read several hundred files of their own. A part stands as deep in the package as a
 * file of `src/` does, so that both find the theme in the same way. What has code for one machine, or works in
 * a process of its own, stays outside; `exactbook`, `exactbook/remark` and `exactbook/engine` stay single files.
 */
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

/** What svgdom would measure text and pictures with; the layout of a drawing measures for itself. */
const UNUSED = /^(fontkit|image-size)$/;
const NOTHING = "\0nothing";

/**
 * Where trees are walked every node gives the walking function a new name, for stacks of errors. That takes most
 * of a walk's time, and a chapter is walked some twenty times.
 */
const WALK = /unist-util-visit-parents\/lib\/index\.js$/;
const NAMING = /if \(typeof value\.type === 'string'\) \{.*?\n {4}\}\n/s;

/** @param {string} code @returns {string} */
function withoutNaming(code) {
  const quick = code.replace(NAMING, "");
  if (quick === code) throw new Error("unist-util-visit-parents is another: see scripts/program.mjs");
  return quick;
}

/** Where a tree is made of tokens, each of them is told to a copy of what all are told to; one object does as well. */
const TREE = /mdast-util-from-markdown\/lib\/index\.js$/;
const COPY = /\{\s*\.\.\.context,\s*(sliceSerialize): (events\[index\]\[2\]\.sliceSerialize)\s*\}/g;

/** @param {string} code @returns {string} */
function withoutCopies(code) {
  const quick = code.replace(COPY, "((context.$1 = $2), context)");
  if (quick === code) throw new Error("mdast-util-from-markdown is another: see scripts/program.mjs");
  return quick;
}

/** What rehype-katex would read the HTML of KaTeX with. */
const READING = /^hast-util-from-html-isomorphic$/;
const AS_TEXT = fileURLToPath(new URL("katex-as-text.ts", import.meta.url));

await build({
  input: "src/cli.ts",
  platform: "node",
  external: [/^pagefind/, /^@resvg\//, /^@11ty\//, /^chokidar/, /^open$/],
  plugins: [
    {
      name: "nothing of what is unused",
      resolveId: (id) => (UNUSED.test(id) ? NOTHING : undefined),
      load: (id) =>
        id === NOTHING ? "export const openSync = undefined; export default openSync" : undefined,
    },
    {
      name: "formulas stay text",
      resolveId: (id) => (READING.test(id) ? AS_TEXT : undefined),
    },
    {
      name: "walks without names",
      transform: (code, id) => (WALK.test(id) ? withoutNaming(code) : undefined),
    },
    {
      name: "tokens without copies",
      transform: (code, id) => (TREE.test(id) ? withoutCopies(code) : undefined),
    },
  ],
  // svgdom has one, which nothing here leads to.
  checks: { eval: false },
  output: {
    dir: "lib/program",
    cleanDir: true,
    chunkFileNames: "[name]-[hash].js",
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  },
});
