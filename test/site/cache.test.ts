import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Cache } from "../../src/cache/index.ts";
import { contentOf, type ReadyFile } from "../../src/output/index.ts";
import { format } from "../../src/problem/index.ts";
import { buildBook, createBuilder, type Rebuild } from "../../src/site/index.ts";
import { flagship, smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { contents, exactbook } from "../support/program.ts";
import { runs } from "../support/runs.ts";

type Files = Readonly<Record<string, string>>;

const options = (folder: string) => ({ cwd: folder, generator: "Exactbook" });

/** What a build gives, made whole. */
const whole = ({ problems, files }: Pick<Rebuild, "problems" | "files">) => ({
  problems: problems.map((problem) => format(problem)),
  files: Object.fromEntries(
    [...files].map(([path, file]) => [
      path,
      "pictureOf" in Object(file) ? file : String(contentOf(file as ReadyFile)),
    ]),
  ),
});

/** Builds a book as the program does: with what the last build left, leaving something for the next. */
function cached(folder: string, notes: string[] = []) {
  const cache = new Cache(join(folder, ".exactbook"), (note) => notes.push(note));
  const builder = createBuilder(folder, options(folder), cache);
  const result = builder.build();
  if (result.problems.length === 0) builder.save(() => ({}));
  return result;
}

function clean(folder: string) {
  const result = buildBook(folder, options(folder));
  return result.problems.some(({ level }) => level === "error") ? { ...result, files: new Map() } : result;
}

const tiny = "inputs: { x: 2 }\nparameters: { w: 1/3 }\nequations: { y: w*x }\nloss: y\n";

/** A book.yaml with these lines more. */
const config = (chapters: string, more = "") =>
  `title: A book\nmodel: flagship\nchapters: [${chapters}]\n${more}`;

const CHAPTERS = "one.md, two.md, part/three.md";

const EVERYTHING = `front: [before.md]
books: [guide]
redirects: { old.html: two.html#there }
variants:
  half: { title: Half a weight, with: "w11=1/2" }
  tiny: { title: A tiny weight, with: "w=1/9", model: tiny }
`;

/** What stands in the files of a book before it is edited: everything that pages depend on. */
const BOOK: Files = {
  "book.yaml": config(CHAPTERS, EVERYTHING),
  "before.md": "# Before\n\nRead [two](two.md#there), then :value[L].\n",
  "guide/book.yaml": "title: A guide\nchapters: [first.md]\nmodel: little\n",
  "guide/first.md": "# First\n\n:value[y] $a^2$ [out](../one.html)\n\n::include[../parts/b.md]\n",
  "guide/models/little.yaml": tiny,
  "index.md": "# Welcome\n\nBegin with [one](one.md).\n",
  "one.md": "# One\n\n:value[L] $a^2$ [two](two.md#there) :ref[fig]\n",
  "two.md":
    "# Two {#top}\n\n## There\n\n::diagram{mode=forward title=T desc=D #fig}\n\n:value[y]{model=tiny}\n",
  "part/three.md":
    "# Three\n\n::include[../parts/a.md]\n\n![x](../images/a.svg)\n\n::include[../parts/b.md]\n",
  "parts/b.md": "In both books.\n",
  "parts/a.md": "Included :value[w11] and [top](../two.md#top).\n",
  "models/flagship.yaml": flagship,
  "models/tiny.yaml": tiny,
  "images/a.svg": "<svg/>",
};

/** Single edits; an undefined text deletes the file. Some make problems, which the next one may mend. */
const EDITS: readonly (readonly [path: string, text: string | undefined])[] = [
  ["one.md", "# Uno\n\n$a^2$ $b$ [two](two.md#there)\n"],
  ["one.md", "---\ntitle: Other\ndescription: words\n---\n\n# One\n\n:eq[dL/dw11] and ::: nothing\n"],
  ["one.md", "# One\n\n:value[y]{model=tiny} $\\value{L}$ :ref[top]\n"],
  ["one.md", undefined],
  ["one.md", BOOK["one.md"]],
  ["two.md", "# Two {#top}\n\n## There it is {#there}\n\n::equation[dL/dw11]{#fig}\n"],
  ["two.md", "# Two\n\n:vlaue[L]\n"],
  ["two.md", BOOK["two.md"]],
  ["part/three.md", '# Three\n\n:claim[small]{if="L <= 1"}[^1]\n\n[^1]: A note.\n'],
  ["part/three.md", BOOK["part/three.md"]],
  ["one.md", `# One\n\n\`\`\`model mine\n${tiny}\`\`\`\n\n:value[y]{model=mine} [two](two.md#there)\n`],
  ["one.md", `# One\n\n\`\`\`model tiny\n${tiny.replace("1/3", "1/4")}\`\`\`\n\n:value[y]{model=tiny}\n`],
  ["two.md", `${BOOK["two.md"]}\n:::what-if{with="w11=3"}\n:value[L]\n:::\n`],
  ["before.md", "# Before\n\n[one](one.md)\n"],
  ["before.md", undefined],
  ["before.md", BOOK["before.md"]],
  ["parts/b.md", "In both, $b$.\n"],
  ["parts/b.md", undefined],
  ["parts/b.md", BOOK["parts/b.md"]],
  ["guide/first.md", "# Erst\n\n:value[w]\n"],
  ["guide/first.md", BOOK["guide/first.md"]],
  ["guide/models/little.yaml", tiny.replace("1/3", "3")],
  ["guide/templates/page.html", "{{ page.html }}"],
  ["guide/templates/page.html", undefined],
  ["parts/a.md", "Other words, $a^2$.\n"],
  ["parts/a.md", undefined],
  ["parts/a.md", BOOK["parts/a.md"]],
  ["index.md", undefined],
  ["index.md", "Words $a^2$ and :value[w12].\n"],
  ["models/flagship.yaml", flagship.replace("w11: 1", "w11: 1/2")],
  ["models/flagship.yaml", `${flagship}meanings: { w11: the first weight }\n`],
  ["models/flagship.yaml", "inputs: [\n"],
  ["models/flagship.yaml", flagship],
  ["models/tiny.yaml", tiny.replace("1/3", "2/3")],
  ["models/tiny.yaml", undefined],
  ["models/tiny.yaml", tiny],
  ["book.yaml", config("two.md, one.md, part/three.md", EVERYTHING.replace("w11=1/2", "w11=1/3"))],
  ["book.yaml", config("one.md, two.md", `derivatives: partial\n${EVERYTHING}`)],
  [
    "book.yaml",
    config(CHAPTERS, EVERYTHING.replace("half:", "other:").replace("two.html#there", "one.html")),
  ],
  ["book.yaml", config(CHAPTERS, "books: [guide]\nredirects: { one.html: two.html }\n")],
  ["book.yaml", config("two.md, four.md", "literals: warn\n").replace("flagship", "tiny")],
  ["book.yaml", config("one.md, two.md, four.md", "url: https://example.org/\n")],
  ["book.yaml", BOOK["book.yaml"]],
  ["four.md", "# Four\n\n$b$ $a^2$ [one](one.md)\n"],
  ["four.md", "---\ndraft: true\n---\n\n# Four\n"],
  ["templates/page.html", "{{ page.title }} {{ page.html }} {{ contents.size }}"],
  ["templates/contents.html", "none"],
  ["templates/page.html", "{{ page.title | nofilter }}"],
  ["templates/page.html", undefined],
  ["templates/contents.html", undefined],
  ["templates/assets/extra.css", "a { color: red }"],
  ["templates/assets/extra.css", undefined],
  ["images/a.svg", "<svg></svg>"],
  ["images/b.svg", "<svg/>"],
];

function edit(folder: string, path: string, text: string | undefined): void {
  if (text === undefined) rmSync(join(folder, path), { force: true });
  else writeFiles(folder, { [path]: text });
}

test("whatever is edited, a cached build is a clean build, byte for byte, from the disk and in memory", () => {
  const someEdits = fc.array(fc.constantFrom(...EDITS), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(someEdits, (edits) => {
      const folder = temporaryFolder();
      writeFiles(folder, BOOK);
      const server = createBuilder(folder, options(folder));
      cached(folder);
      server.build();
      const notes: string[] = [];
      for (const [path, text] of edits) {
        edit(folder, path, text);
        const expected = whole(clean(folder));
        expect(whole(cached(folder, notes))).toEqual(expected);
        expect(whole(server.build())).toEqual(expected);
      }
      expect(notes).toEqual([]);
      rmSync(folder, { recursive: true });
    }),
    { numRuns: runs(Number(process.env.CACHE_RUNS ?? 12)) },
  );
}, 600_000);

/** The pages that a build made anew. */
const made = ({ files }: Rebuild) =>
  [...files]
    .filter(([, file]) => typeof file === "string")
    .map(([path]) => path)
    .filter((path) => path.endsWith(".html"));

/** The same without what stands beside its own pages. */
const PLAIN: Files = { ...BOOK, "book.yaml": config(CHAPTERS) };

function builtBook(files = PLAIN) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  cached(folder);
  return folder;
}

describe("what a build after an edit makes anew", () => {
  test.each<[string, string, string, string[]]>([
    ["nothing", "unread.txt", "words", []],
    [
      "the page of a chapter",
      "one.md",
      "# One\n\nOther words :value[L] [two](two.md#there) :ref[fig]\n",
      ["one.html"],
    ],
    ["the page of what is included", "parts/a.md", "Included :value[w11]\n", ["part/three.html"]],
    [
      "the pages that use a model, and its own",
      "models/tiny.yaml",
      tiny.replace("1/3", "1/5"),
      ["check.html", "ledger-flagship.html", "ledger-tiny.html", "symbols.html", "two.html"],
    ],
    [
      "pages that refer to what reads otherwise",
      "two.md",
      `${BOOK["two.md"]}`.replace("::diagram", "::equation[L]{#e}\n\n::diagram"),
      ["check.html", "ledger-flagship.html", "ledger-tiny.html", "symbols.html", "two.html"],
    ],
    [
      "all pages of a template",
      "templates/page.html",
      "{{ page.html }}",
      [
        "check.html",
        "index.html",
        "ledger-flagship.html",
        "ledger-tiny.html",
        "one.html",
        "part/three.html",
        "symbols.html",
        "two.html",
      ],
    ],
  ])("%s", (_, path, text, pages) => {
    const folder = builtBook();
    edit(folder, path, text);
    expect(made(cached(folder)).sort()).toEqual(pages);
  });

  test.each<[string, string, string, string[]]>([
    ["nothing", "unread.txt", "words", []],
    [
      "of a chapter its page, in each variant too",
      "before.md",
      "# Before\n\nWords, :value[L].\n",
      ["before.html", "half/before.html", "tiny/before.html"],
    ],
    [
      "of a book in it that book's page",
      "guide/first.md",
      "# First\n\nWords, :value[y].\n",
      ["guide/first.html"],
    ],
  ])("with variants, a book in it and redirects: %s", (_, path, text, pages) => {
    const folder = builtBook(BOOK);
    edit(folder, path, text);
    expect(made(cached(folder)).sort()).toEqual(pages);
  });
});

describe("a cache that is of no use", () => {
  const folderOf = (book: string) => join(book, ".exactbook");
  const entries = (book: string) => join(folderOf(book), "entries.json");

  test.each<[string, (book: string) => void, string[]]>([
    ["empty file", (book) => writeFileSync(entries(book), ""), ["the cache is damaged and is ignored"]],
    [
      "half a file",
      (book) => writeFileSync(entries(book), readFileSync(entries(book), "utf8").slice(0, 999)),
      ["the cache is damaged and is ignored"],
    ],
    [
      "one letter changed",
      (book) => writeFileSync(entries(book), readFileSync(entries(book), "utf8").replace("One", "Two")),
      ["the cache is damaged and is ignored"],
    ],
    ["no cache", (book) => rmSync(folderOf(book), { recursive: true }), []],
    [
      "somebody's folder",
      (book) => {
        rmSync(folderOf(book), { recursive: true });
        writeFiles(book, { ".exactbook/mine.txt": "dear" });
      },
      ["the cache is something else and is ignored"],
    ],
    [
      "a file in its place",
      (book) => {
        rmSync(folderOf(book), { recursive: true });
        writeFileSync(folderOf(book), "dear");
      },
      ["the cache is something else and is ignored"],
    ],
  ])("is ignored with a line: %s", (_, spoil, expected) => {
    const folder = builtBook();
    spoil(folder);
    const notes: string[] = [];
    expect(whole(cached(folder, notes))).toEqual(whole(clean(folder)));
    expect(notes).toEqual(expected);
  });

  test("somebody else's files in its place stay", () => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...BOOK, ".exactbook/mine.txt": "dear" });
    cached(folder);
    expect(contents(folderOf(folder))).toEqual({ "mine.txt": "dear" });
  });

  test("bodies that are lost or altered are made again", () => {
    const folder = builtBook();
    const bodies = readdirSync(folderOf(folder)).filter((name) => !name.includes("."));
    expect(bodies).toHaveLength(4);
    bodies.forEach((name, index) => {
      if (index % 2 === 0) rmSync(join(folderOf(folder), name));
      else writeFileSync(join(folderOf(folder), name), "{}");
    });
    edit(folder, "templates/page.html", "{{ page.html }}");
    const notes: string[] = [];
    expect(whole(cached(folder, notes))).toEqual(whole(clean(folder)));
    expect(notes).toEqual(["the cache is damaged and is ignored"]);
  });

  test("of another version is ignored", () => {
    const folder = builtBook();
    const [, data = ""] = readFileSync(entries(folder), "utf8").split("\n");
    const cache = new Cache(folderOf(folder));
    cache.save({ ...JSON.parse(data), program: "another" }, new Set());
    const notes: string[] = [];
    expect(whole(cached(folder, notes))).toEqual(whole(clean(folder)));
    expect(notes).toEqual(["the cache was made by another version and is ignored"]);
  });
});

describe("exactbook build with a cache", () => {
  function project(files: Files = smallBook()) {
    const folder = temporaryFolder();
    writeFiles(
      folder,
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`content/${path}`, text])),
    );
    return folder;
  }

  test("leaves it beside book.yaml, out of version control, or elsewhere, or nowhere", () => {
    const folder = project();
    expect(exactbook(folder, "build", "--no-cache").status).toBe(0);
    expect(existsSync(join(folder, "content/.exactbook"))).toBe(false);
    expect(exactbook(folder, "build", "--cache", "kept").status).toBe(0);
    expect(existsSync(join(folder, "content/.exactbook"))).toBe(false);
    expect(existsSync(join(folder, "kept/entries.json"))).toBe(true);
    expect(exactbook(folder, "build").status).toBe(0);
    expect(readFileSync(join(folder, "content/.exactbook/.gitignore"), "utf8")).toMatch(/^\*$/m);
  });

  test("gives what a clean build gives, and mends what was done to the output by hand", () => {
    const folder = project(smallBook({ "page.md": "# A page\n\n::diagram{mode=forward title=T desc=D}\n" }));
    exactbook(folder, "build", "--no-cache", "--out", "clean");
    const expected = contents(join(folder, "clean"));
    exactbook(folder, "build");
    expect(contents(join(folder, "dist"))).toEqual(expected);
    for (const spoil of [
      () => writeFileSync(join(folder, "dist/page.html"), "altered"),
      () => writeFileSync(join(folder, "dist/figures/page/diagram-1.png"), "altered"),
      () => rmSync(join(folder, "dist/pagefind"), { recursive: true }),
      () => writeFileSync(join(folder, "dist/extra.txt"), "words"),
      () => rmSync(join(folder, "dist"), { recursive: true }),
    ]) {
      spoil();
      expect(exactbook(folder, "build").status).toBe(0);
      expect(contents(join(folder, "dist"))).toEqual(expected);
    }
  });

  test("sees what a book inside the book takes in from outside of both", () => {
    const folder = project(
      smallBook({
        "book.yaml": "title: A book\nchapters: [page.md]\nbooks: [guide]\n",
        "guide/book.yaml": "title: A guide\nchapters: [first.md]\n",
        "guide/first.md": "# First\n\n::include[../../shared.md]\n",
      }),
    );
    for (const words of ["before", "after"]) {
      writeFiles(folder, { "shared.md": `Words ${words}.\n` });
      expect(exactbook(folder, "build").status).toBe(0);
      expect(readFileSync(join(folder, "dist/guide/first.html"), "utf8")).toContain(`Words ${words}.`);
    }
  });

  test("a mistake does not discard it", () => {
    const folder = project();
    exactbook(folder, "build");
    const before = contents(join(folder, "content/.exactbook"));
    writeFiles(folder, { "content/page.md": "# A page\n\n:value[q]\n" });
    expect(exactbook(folder, "build").status).toBe(1);
    expect(contents(join(folder, "content/.exactbook"))).toEqual(before);
  });
});
