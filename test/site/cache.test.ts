import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Cache, digestOf } from "../../src/cache/index.ts";
import { buildInto } from "../../src/commands/build-into.ts";
import { contentOf, type PageWords, type ReadyFile } from "../../src/output/index.ts";
import { format } from "../../src/problem/index.ts";
import { buildBook, createBuilder, type Rebuild } from "../../src/site/index.ts";
import { flagship, smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { contents, exactbook } from "../support/program.ts";
import { runs } from "../support/runs.ts";

type Files = Readonly<Record<string, string>>;

const options = (folder: string) => ({ cwd: folder, generator: "Exactbook" });

/** What a build gives, made whole, with what a search reads of its chapters. */
const whole = ({ problems, files }: Pick<Rebuild, "problems" | "files">) => ({
  problems: problems.map((problem) => format(problem)),
  files: Object.fromEntries(
    [...files].map(([path, file]) => [
      path,
      "pictureOf" in Object(file) ? file : String(contentOf(file as ReadyFile)),
    ]),
  ),
  words: [...files].flatMap(([path, file]) => {
    const { words }: { words?: PageWords } = Object(file);
    return words ? [[path, words.isOpen, words.digest, words.html()]] : [];
  }),
});

/** Builds a book as the program does: with what the last build left, leaving something for the next. */
function cached(folder: string, notes: string[] = []) {
  const cache = new Cache(join(folder, ".exactbook"), (note) => notes.push(note));
  const builder = createBuilder(folder, options(folder), cache);
  const result = builder.build();
  for (const file of result.files.values())
    if (typeof file === "object" && "words" in file) file.words?.html();
  if (result.problems.length === 0) builder.save(() => ({}));
  return result;
}

function clean(folder: string) {
  const result = buildBook(folder, options(folder));
  return result.problems.some(({ level }) => level === "error") ? { ...result, files: new Map() } : result;
}

const tiny = "inputs: { x: 2 }\nparameters: { w: 1/3 }\nequations: { y: w*x }\nloss: y\n";

/** What stands in the files of a book before it is edited: everything that pages depend on. */
const BOOK: Files = {
  "book.yaml": "title: A book\nmodel: flagship\nchapters: [one.md, two.md, part/three.md]\n",
  "index.md": "# Welcome\n\nBegin with [one](one.md).\n",
  "one.md": "# One\n\n:value[L] $a^2$ [two](two.md#there) :ref[fig]\n",
  "two.md":
    "# Two {#top}\n\n## There\n\n::diagram{mode=forward title=T desc=D #fig}\n\n:value[y]{model=tiny}\n",
  "part/three.md": "# Three\n\n::include[../parts/a.md]\n\n![x](../images/a.svg)\n",
  "parts/a.md": "Included :value[w11] and [top](../two.md#top).\n",
  "models/flagship.yaml": flagship,
  "models/tiny.yaml": tiny,
  "images/a.svg": "<svg/>",
};

/** The same with all else that a book may have: inner books, variants, models in chapters, redirects, front pages. */
const RICH: Files = {
  ...BOOK,
  "book.yaml": `${BOOK["book.yaml"]}front: [pre.md]
redirects: { old.html: one.html }
variants: { half: { title: Half, with: w11=1/2 } }
books: [inner]
`,
  "pre.md": "# Before\n\n[one](one.md) $b$\n",
  "inner/book.yaml": "title: Inner\nchapters: [a.md]\n",
  "inner/a.md":
    "# A\n\n::include[../parts/b.md]\n\n```model own\ninputs: { q: 3 }\nequations: { r: q^2 }\nloss: r\n```\n\n:eq[r]{model=own}\n",
  "parts/b.md": "Words for both, $a^2$.\n",
};

/** A chapter of several sections, with what is likely edited in it. */
const sections = (words: string, code: string) =>
  `# One\n\n${words} :value[L], [x] and a note[^n].\n\n## Code\n\n${code}\n\n## End\n\n:claim[all]{if="L = 1"}\n\n[x]: two.md\n[^n]: Of :value[L].\n`;

/** Single edits; an undefined text deletes the file. Some make problems, which the next one may mend. */
const EDITS: readonly (readonly [path: string, text: string | undefined])[] = [
  ["one.md", "# Uno\n\n$a^2$ $b$ [two](two.md#there)\n"],
  ["one.md", "---\ntitle: Other\ndescription: words\n---\n\n# One\n\n:eq[dL/dw11] and ::: nothing\n"],
  ["one.md", "# One\n\n:value[y]{model=tiny} $\\value{L}$ :ref[top]\n"],
  ["one.md", sections("Words", "```sh\n# a\n```")],
  ["one.md", sections("Words\n\nand others", "```sh\n# a\n```")],
  ["one.md", sections("Words", "```sh\n# a\n``")],
  ["one.md", sections("Words", ":value[L] [x]")],
  ["one.md", undefined],
  ["one.md", BOOK["one.md"]],
  ["two.md", "# Two {#top}\n\n## There it is {#there}\n\n::equation[dL/dw11]{#fig}\n"],
  ["two.md", "# Two\n\n:vlaue[L]\n"],
  ["two.md", BOOK["two.md"]],
  ["part/three.md", '# Three\n\n:claim[small]{if="L <= 1"}[^1]\n\n[^1]: A note.\n'],
  ["part/three.md", BOOK["part/three.md"]],
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
  ["book.yaml", "title: Another book\nmodel: flagship\nchapters: [two.md, one.md, part/three.md]\n"],
  ["book.yaml", "title: A book\nmodel: flagship\nderivatives: partial\nchapters: [one.md, two.md]\n"],
  ["book.yaml", "title: A book\nmodel: tiny\nliterals: warn\nchapters: [two.md, four.md]\n"],
  [
    "book.yaml",
    "title: A book\nmodel: flagship\nurl: https://example.org/\nchapters: [one.md, two.md, four.md]\n",
  ],
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

const RICH_EDITS: typeof EDITS = [
  ["book.yaml", RICH["book.yaml"]],
  ["book.yaml", `${RICH["book.yaml"]}`.replace("one.html }", "two.html#there, older.html: one.html }")],
  ["book.yaml", `${RICH["book.yaml"]}`.replace("w11=1/2", "w12=1/2 w11=3")],
  ["book.yaml", `${RICH["book.yaml"]}`.replace("front: [pre.md]\n", "")],
  ["pre.md", "# Before\n\n:value[L] and :ref[top]\n"],
  ["inner/a.md", `${RICH["inner/a.md"]}`.replace("q: 3", "q: 2/3")],
  ["inner/a.md", `${RICH["inner/a.md"]}`.replace("::include[../parts/b.md]", ":value[s]{model=own}")],
  ["inner/a.md", RICH["inner/a.md"]],
  ["inner/book.yaml", "title: Other\nchapters: [a.md]\n"],
  ["inner/book.yaml", undefined],
  ["inner/book.yaml", RICH["inner/book.yaml"]],
  ["parts/b.md", "Other words.\n"],
  ["parts/b.md", RICH["parts/b.md"]],
];

function edit(folder: string, path: string, text: string | undefined): void {
  if (text === undefined) rmSync(join(folder, path), { force: true });
  else writeFiles(folder, { [path]: text });
}

test.each([
  ["a book", BOOK, EDITS],
  ["a book with all that there may be", RICH, [...RICH_EDITS, ...RICH_EDITS, ...EDITS]],
])(
  "whatever is edited in %s, a cached build is a clean build, byte for byte, from the disk and in memory",
  (_, book, all) => {
    const someEdits = fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(someEdits, (edits) => {
        const folder = temporaryFolder();
        writeFiles(folder, book);
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
  },
  600_000,
);

/** The pages that a build made anew. */
const made = ({ files }: Rebuild) =>
  [...files]
    .filter(([, file]) => "bytes" in Object(file))
    .map(([path]) => path)
    .filter((path) => path.endsWith(".html"));

function builtBook(files = BOOK) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  cached(folder);
  return folder;
}

const EVERY_PAGE = [
  "check.html",
  "index.html",
  "ledger-flagship.html",
  "ledger-tiny.html",
  "one.html",
  "part/three.html",
  "symbols.html",
  "two.html",
];

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
      "all pages that list a chapter whose title is another",
      "one.md",
      "# Uno\n\n:value[L] $a^2$ [two](two.md#there) :ref[fig]\n",
      EVERY_PAGE,
    ],
    ["all pages of a template", "templates/page.html", "{{ page.html }}", EVERY_PAGE],
  ])("%s", (_, path, text, pages) => {
    const folder = builtBook();
    edit(folder, path, text);
    expect(made(cached(folder)).sort()).toEqual(pages);
  });

  test.each<[string, string, string, string[]]>([
    ["nothing", "unread.txt", "words", []],
    [
      "of a chapter its page, in the variant too",
      "pre.md",
      "# Before\n\nOther words $b$\n",
      ["half/pre.html", "pre.html"],
    ],
    ["of the inner book its page", "inner/a.md", "# A\n\nWords.\n", ["inner/a.html"]],
  ])("in a book with all that there may be: %s", (_, path, text, pages) => {
    const folder = builtBook(RICH);
    edit(folder, path, text);
    expect(made(cached(folder)).sort()).toEqual(pages);
  });
});

test("what an inner book takes in from outside of both is seen to change", () => {
  const folder = temporaryFolder();
  const inContent = Object.entries(RICH).map(([path, text]) => [`content/${path}`, text] as const);
  writeFiles(folder, {
    ...Object.fromEntries(inContent),
    "content/inner/a.md": "# A\n\n::include[../../shared.md]\n",
    "shared.md": "First.\n",
  });
  const page = () => {
    const built = exactbook(folder, "build");
    expect(built).toMatchObject({ stderr: "", status: 0 });
    return readFileSync(join(folder, "dist/inner/a.html"), "utf8");
  };
  expect(page()).toContain("First.");
  expect(page()).toContain("First.");
  writeFiles(folder, { "shared.md": "Second.\n" });
  expect(page()).toContain("Second.");
});

test("a file outside of the book that is saved while it is built is seen to have changed", async () => {
  const folder = temporaryFolder();
  const book = smallBook({ "page.md": "# A page\n\n::include[../shared.md]\n" });
  writeFiles(join(folder, "book"), book);
  writeFiles(folder, { "shared.md": "First.\n" });
  const build = async (chapters: () => void) => {
    const places = { folder: join(folder, "book"), out: join(folder, "out"), shown: "out" };
    const cache = new Cache(join(folder, "cache"), () => {});
    const progress = { chapters, say: () => {}, end: () => {} };
    const setting = { cache, options: options(folder), allowWarnings: false, progress };
    expect(await buildInto(places, setting)).toMatchObject({ stopped: false, problems: [] });
    return readFileSync(join(folder, "out/page.html"), "utf8");
  };
  expect(await build(() => writeFiles(folder, { "shared.md": "Second.\n" }))).toContain("First.");
  expect(await build(() => {})).toContain("Second.");
  const again = () => {
    throw new Error("nothing has changed");
  };
  expect(await build(again)).toContain("Second.");
});

describe("seen to change", () => {
  const two = (text: string) => `title: A book\nmodel: flagship\nchapters: [page.md, ${text}]\n`;
  test.each<[string, Files, (folder: string) => void, string, string, [was: string, is: string]]>([
    [
      "what lies in a folder that a link leads to",
      { "elsewhere/flagship.yaml": flagship, "book/page.md": "# A\n\n:value[w11]\n" },
      (folder) => {
        rmSync(join(folder, "book/models"), { recursive: true });
        symlinkSync("../elsewhere", join(folder, "book/models"));
        symlinkSync("..", join(folder, "book/around"));
        symlinkSync("nowhere", join(folder, "book/lost"));
      },
      "elsewhere/flagship.yaml",
      "page.html",
      ["w11: 1", "w11: 1/7"],
    ],
    [
      "a chapter that is called as the output is",
      { "book/book.yaml": two("dist.md"), "book/dist.md": "# Dist\n\nFirst.\n" },
      () => {},
      "book/dist.md",
      "dist.html",
      ["First", "1/7"],
    ],
    [
      "what a chapter takes in from a folder of packages",
      { "book/node_modules/p/a.md": "First.\n", "book/page.md": "# A\n\n::include[node_modules/p/a.md]\n" },
      () => {},
      "book/node_modules/p/a.md",
      "page.html",
      ["First", "1/7"],
    ],
    [
      "an asset that a template takes in",
      {
        "book/templates/page.html": '{% render "assets/note.html" %}{{ page.html }}',
        "book/templates/assets/note.html": "First",
      },
      () => {},
      "book/templates/assets/note.html",
      "page.html",
      ["First", "1/7"],
    ],
  ])("%s", (_, files, link, path, page, [was, is]) => {
    const folder = temporaryFolder();
    const inBook = Object.entries(smallBook({})).map(([name, text]) => [`book/${name}`, text] as const);
    writeFiles(folder, { ...Object.fromEntries(inBook), ...files });
    link(folder);
    const book = join(folder, "book");
    const built = () => {
      expect(exactbook(book, "build")).toMatchObject({ stderr: "", status: 0 });
      return readFileSync(join(book, "dist", page), "utf8");
    };
    built();
    const file = join(folder, path);
    writeFileSync(file, readFileSync(file, "utf8").replace(was, is));
    expect(built()).toContain("1/7");
  });

  test("on how many pages a quantity stands", () => {
    const folder = builtBook();
    edit(folder, "part/three.md", "# Three\n\n:value[L]\n");
    cached(folder);
    edit(folder, "part/three.md", "# Three\n\nNone.\n");
    edit(folder, "two.md", `${BOOK["two.md"]}\n:value[L]\n`);
    expect(whole(cached(folder))).toEqual(whole(clean(folder)));
  });

  test("what a template writes once, by one builder that builds again", () => {
    const folder = temporaryFolder();
    const list = "{% once group in contents %}{{ book.title }}{% endonce %}";
    writeFiles(folder, { ...BOOK, "templates/contents.html": list });
    const builder = createBuilder(folder, options(folder));
    builder.build();
    edit(folder, "book.yaml", `${BOOK["book.yaml"]}`.replace("A book", "Another"));
    expect(whole(builder.build())).toEqual(whole(clean(folder)));
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
    expect(bodies, "the page in front and three chapters, with what a search reads of them").toHaveLength(8);
    bodies.forEach((name, index) => {
      if (index % 2 === 0) rmSync(join(folderOf(folder), name));
      else writeFileSync(join(folderOf(folder), name), "{}");
    });
    edit(folder, "templates/page.html", "{{ page.html }}");
    const notes: string[] = [];
    expect(whole(cached(folder, notes))).toEqual(whole(clean(folder)));
    expect(notes).toEqual(["the cache is damaged and is ignored"]);
    edit(folder, "templates/page.html", "so: {{ page.html }}");
    expect(whole(cached(folder, notes))).toEqual(whole(clean(folder)));
    expect(notes, "what was damaged is whole again").toHaveLength(1);
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
      () => rmSync(join(folder, "dist"), { recursive: true }),
    ]) {
      spoil();
      expect(exactbook(folder, "build").status).toBe(0);
      expect(contents(join(folder, "dist"))).toEqual(expected);
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

describe("a digest of plain data", () => {
  const own = { toJSON: () => ({ a: [1, "x"] }) };

  test("tells apart what the data are, and of what says itself as JSON that", () => {
    expect(digestOf([{ a: [1, "x"] }])).toBe(digestOf([own]));
    expect(digestOf([{ a: [1, "y"] }])).not.toBe(digestOf([own]));
  });

  test.each([
    ["a function", { inner: [{ a: () => 1 }] }],
    ["a map", { inner: { a: new Map() } }],
    ["a set", { toJSON: () => ({ a: new Set() }) }],
  ])("is none where %s is among them", (_, data) => {
    expect(() => digestOf([data])).toThrow('"a" is not plain data');
  });
});
