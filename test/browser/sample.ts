import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import katex from "katex";
import { Liquid } from "liquidjs";
import { Once } from "../../src/site/once.ts";
import fonts from "../../templates/fonts.json" with { type: "json" };

const chapters = [
  { title: "The network", url: "the-network.html" },
  { title: "What one backprop step is and is not", url: "sample.html" },
  { title: "Gates, kinks and conventions, with a title long enough to take two lines", url: "gates.html" },
];

const headings = [
  { id: "what-is-exact", title: "What is exact", depth: 2 },
  { id: "the-register", title: "The register", depth: 3 },
  { id: "what-is-not-claimed", title: "What is not claimed", depth: 2 },
  { id: "summary", title: "Summary", depth: 2 },
];

const book = {
  title: "Backpropagation, exactly",
  authors: ["Ada Example", "Zoë <Sample>"],
  lang: "en",
  description: "One step of backpropagation & nothing rounded.",
};

function withFormulas(html: string): string {
  return html.replace(/(\$\$?)(.+?)\1/g, (_, fence: string, tex: string) =>
    katex.renderToString(tex, { displayMode: fence === "$$", output: "htmlAndMathml" }),
  );
}

async function copyAssets(folder: string): Promise<void> {
  const assets = join(folder, "assets");
  await cp("templates/assets", assets, { recursive: true });
  await mkdir(join(assets, "fonts"));
  for (const { package: name, file } of fonts.files) {
    await cp(join("node_modules", name, file), join(assets, "fonts", basename(file)));
  }
  await mkdir(join(assets, "katex"));
  await cp("node_modules/katex/dist/katex.min.css", join(assets, "katex", "katex.min.css"));
  await cp("node_modules/katex/dist/fonts", join(assets, "katex", "fonts"), { recursive: true });
  await writeFile(join(assets, "diagram.css"), "");
  const parts = (await readdir("templates/style")).sort();
  const texts = await Promise.all(parts.map((part) => readFile(join("templates/style", part), "utf8")));
  await writeFile(join(assets, "book.css"), texts.join("\n"));
}

/**
 * Writes a small book into an empty folder, set by the theme from fixed content that holds everything a
 * chapter can hold: `index.html`, `sample.html`, and, one folder down and with a book that has an address, `deep/sample.html`.
 */
export async function writeSample(folder: string): Promise<void> {
  await copyAssets(folder);
  await mkdir(join(folder, "deep"));
  const liquid = new Liquid({ root: "templates", strictVariables: true, lenientIf: true });
  liquid.registerTag("once", Once);
  const html = withFormulas(await readFile("test/browser/sample.html", "utf8"));
  const entries = chapters.map((chapter, at) => ({ ...chapter, current: at === 1, number: at + 1 }));
  // Each page's own, since addresses in it lead from the page's folder.
  const contents = () => structuredClone([{ part: undefined, entries }]);
  const common = {
    book,
    lang: "en",
    dir: "ltr",
    previous: chapters[0],
    next: chapters[2],
    generator: "Exactbook 0.1.0",
  };
  const page = { title: "What one backprop step is and is not", url: "sample.html", headings };
  const write = async (name: string, template: string, data: object) =>
    writeFile(
      join(folder, name),
      await liquid.renderFile(template, { ...common, contents: contents(), ...data }),
    );
  await write("sample.html", "page.html", { root: "", page: { ...page, html } });
  const deep = html.replace('src="assets/', 'src="../assets/');
  await write("deep/sample.html", "page.html", {
    root: "../",
    book: { ...book, url: "https://example.org/book/" },
    page: { ...page, url: "deep/sample.html", html: deep },
  });
  const introduction = {
    title: book.title,
    url: "index.html",
    headings: [],
    html: "<p>Every number is computed.</p>",
  };
  await write("index.html", "index.html", { root: "", page: introduction, previous: undefined });
}
