import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Liquid, LiquidError } from "liquidjs";
import { digestOf, digestOfTree } from "../cache/index.ts";
import { diagramCss } from "../diagram/index.ts";
import { isFile, isFolder } from "../disk/index.ts";
import type { OutputFile } from "../output/index.ts";
import { Last } from "./last.ts";
import { Once } from "./once.ts";
import { MOST_MADE, templateMistake } from "./template-mistakes.ts";

/** The theme that comes with Exactbook; `src/site`, `lib/site` and `lib/program` are equally deep in the package. */
const OWN = fileURLToPath(new URL("../../templates", import.meta.url));

/** The templates and assets that pages are made with. */
export interface Theme {
  /** A page from a template's name and its variables. @throws Mistake `bad-template`. */
  readonly render: (template: string, variables: object) => string;
  readonly liquid: Liquid;
  /** The folders of templates, one that overrides others before them. */
  readonly roots: readonly string[];
  /** The files of the templates that are the book's own. */
  readonly own: readonly string[];
  /** A file of the theme as it stands. */
  readonly text: (path: string) => string;
  readonly assets: ReadonlyMap<string, OutputFile>;
  /** A digest of all templates. */
  readonly key: string;
}

/**
 * The theme of a book: Exactbook's own, overridden file by file by the book's `templates/`; problems name files from
 * `cwd`. Templates that are as they were in the `last` build are not read again.
 */
export function readTheme(bookFolder: string, cwd: string, last = new Last<Liquid>()): Theme {
  const own = join(bookFolder, "templates");
  const folders = [OWN, own].filter((folder) => existsSync(folder));
  const roots = [...folders].reverse();
  // A template of the book's own may take in a file of its assets.
  const key = digestOf(folders.map((folder) => digestOfTree(folder, (path) => path === join(OWN, "assets"))));
  const liquid = last.of([key, roots], () => liquidIn(roots));
  const globals = {};
  return {
    render: (template, variables) => {
      try {
        return liquid.renderFileSync(template, variables, { globals });
      } catch (error) {
        throw error instanceof LiquidError ? templateMistake(error, cwd) : error;
      }
    },
    liquid,
    roots,
    text: (path) => {
      const folder = roots.find((root) => existsSync(join(root, path)));
      if (folder === undefined) throw new Error(`the theme has no ${path}`);
      return readFileSync(join(folder, path), "utf8");
    },
    assets: new Map([
      ...libraryAssets(),
      ["assets/book.css", stylesheet(folders.map((folder) => join(folder, "style")))],
      ...folders.flatMap((folder) => filesIn(join(folder, "assets"), "assets")),
    ]),
    own: filesIn(own, "").flatMap(([path, { copyOf }]) => (path.endsWith(".html") ? [copyOf] : [])),
    key,
  };
}

function liquidIn(roots: string[]): Liquid {
  // Dates read the same on every machine, and asking it for its language takes longer than all templates.
  const locale = "en-US";
  const options = { strictFilters: true, cache: true, locale, memoryLimit: MOST_MADE };
  const liquid = new Liquid({ root: roots, extname: ".html", ...options });
  liquid.registerTag("once", Once);
  return liquid;
}

/**
 * The parts of the stylesheet as one file, in the order of their names, numbers by their value; a part in a
 * later folder replaces the one of its name.
 */
function stylesheet(folders: readonly string[]): string {
  const parts = new Map(folders.flatMap((folder) => filesIn(folder, "")));
  const { compare } = new Intl.Collator("en", { numeric: true });
  const texts = [...parts]
    .sort(([a], [b]) => compare(a, b))
    .map(([, { copyOf }]) => readFileSync(copyOf, "utf8"));
  return texts.join("\n");
}

/** Every file below a folder, by its path in the built book, in whose folder `target` it goes. */
export function filesIn(folder: string, target: string): [path: string, file: { readonly copyOf: string }][] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isFile)
    .sort()
    .map((file) => [join(target, relative(folder, file)), { copyOf: file }]);
}

/** What the theme takes from libraries, which stay as they are while the program runs. */
let library: readonly [string, OutputFile][] | undefined;

/** KaTeX's stylesheet and fonts, the drawings' stylesheet, and the text fonts in the theme's fonts.json. */
function libraryAssets(): readonly [string, OutputFile][] {
  if (library) return library;
  const katex = packageFolder("katex");
  const css = readFileSync(join(katex, "dist/katex.min.css"), "utf8");
  const mathFonts = filesIn(join(katex, "dist/fonts"), "assets/katex/fonts");
  const { files }: { files: { package: string; file: string }[] } = JSON.parse(
    readFileSync(join(OWN, "fonts.json"), "utf8"),
  );
  library = [
    ["assets/katex/katex.min.css", woff2Only(css)],
    ["assets/diagram.css", diagramCss],
    ...mathFonts.filter(([path]) => path.endsWith(".woff2")),
    ...files.map((font): [string, OutputFile] => [
      `assets/fonts/${basename(font.file)}`,
      { copyOf: join(packageFolder(font.package), font.file) },
    ]),
  ];
  return library;
}

/** The folder that a package of the program is installed in. */
export const packageFolder = (name: string) =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/** Every browser that shows the book reads woff2, so the older forms need not be shipped. */
function woff2Only(css: string): string {
  return css.replace(/(url\([^)]*\.woff2\) format\("woff2"\))(,url\([^)]*\) format\("[a-z]+"\))+/g, "$1");
}
