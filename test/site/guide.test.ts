import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { directives } from "../../src/directives/index.ts";
import { codes } from "../../src/problem/index.ts";
import { searchFiles } from "../../src/site/index.ts";
import { mistakes } from "../../src/site/manual/mistakes.ts";
import { buildFiles, smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { contents, exactbook } from "../support/program.ts";

/** Tested where the command line is: a terminal shows no line of a file with them. */
const elsewhere = ["unsafe-output", "unwritable-output", "missing-book", "not-text", "unreadable-file"];

describe("the guide", () => {
  const folder = temporaryFolderOfTheGuide();
  const page = (name: string) => readFileSync(join(folder, `${name}.html`), "utf8");

  test.each([...directives.keys()])("shows :%s at work", (name) => {
    expect(page("directives")).toContain(`id="${name}"`);
  });

  test.each(Object.keys(codes))("explains %s", (code) => {
    expect(page("problems")).toContain(`id="${code}"`);
  });

  test("has each command's help, the operations, the limits and the keys", () => {
    for (const id of ["build", "check", "trace", "problem"])
      expect(page("command-line")).toContain(`id="${id}"`);
    expect(page("command-line")).toContain("<td><code>--allow-false-claims</code></td>");
    expect(page("command-line")).toContain("<td><code>--with &#x3C;numbers></code></td>");
    expect(page("command-line")).toContain("exactbook diff --from HEAD~1\nexactbook diff dist-old dist-new");
    expect(page("command-line")).toContain("<p>Claims that break are listed;");
    expect(page("models")).toContain("<code>leaky_relu</code>");
    expect(page("models")).toContain("2,000,000,000");
    expect(page("configuration")).toContain("<code>redirects</code>");
    expect(page("configuration")).toContain("<code>https://example.org/book/</code>");
  });
});

/** The guide, built once. */
function temporaryFolderOfTheGuide(): string {
  const folder = mkdtempSync(join(tmpdir(), "exactbook-guide-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { status, stderr } = exactbook(".", "build", "content/guide", "--out", join(folder, "guide"));
  if (status !== 0) throw new Error(stderr);
  return join(folder, "guide");
}

test("the messages in the guide are those that a terminal shows", () => {
  const terminal = readFileSync("test/terminal.txt", "utf8");
  for (const [code, text] of Object.entries(mistakes)) {
    if (!elsewhere.includes(code)) expect(terminal).toContain(`\n${text}\n`);
  }
  expect(Object.keys(mistakes).sort()).toEqual(Object.keys(codes).sort());
});

/** The fenced blocks of a Markdown file: what stands behind the fence, and the lines inside. */
const blocksOf = (markdown: string) =>
  [...markdown.matchAll(/^```(\S+) (\S+)\n([\s\S]*?)^```$/gm)].map(([, , word = "", text = ""]) => ({
    word,
    text,
  }));

test("the first book goes as the guide says", () => {
  const folder = temporaryFolder();
  let last: ReturnType<typeof exactbook> | undefined;
  for (const { word, text } of blocksOf(readFileSync("content/guide/first-book.md", "utf8"))) {
    if (word.startsWith("file=")) writeFiles(folder, { [word.slice("file=".length)]: text });
    else if (word === "run") last = exactbook(folder, ...text.trim().split(" ").slice(2));
    else if (word === "output") expect(`${last?.stdout}${last?.stderr}`.trim()).toBe(text.trim());
  }
  expect(last?.status).toBe(0);
  expect(contents(join(folder, "dist"))["the-line.html"]).toContain("positive");
});

describe("books in a book", () => {
  const outer = (files: Record<string, string>, yaml = "books: [guide]") =>
    buildFiles(
      smallBook({
        "book.yaml": `title: A book\nchapters: [page.md]\n${yaml}\n`,
        "page.md": "# A page\n\n[the guide](guide/start.html)\n",
        "guide/book.yaml": "title: The guide\nchapters: [start.md]\n",
        "guide/start.md": "# Start\n\n[the book](../page.html)\n",
        ...files,
      }),
    );

  test("stand in folders of their own, with their own search", async () => {
    const { problems, files } = outer({});
    expect(problems).toEqual([]);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(["index.html", "guide/index.html", "guide/start.html"]),
    );
    expect(String(files.get("index.html"))).toContain('<a href="guide/index.html">The guide</a>');
    const found = [...(await searchFiles(files)).keys()];
    expect(found).toEqual(expect.arrayContaining(["pagefind/pagefind.js", "guide/pagefind/pagefind.js"]));
    const inside = found.filter((path) => path.endsWith(".pf_fragment") && path.startsWith("guide/"));
    expect(inside).toHaveLength([...files.keys()].filter((path) => /^guide\/.*\.html$/.test(path)).length);
  });

  test.each<[title: string, files: Record<string, string>, yaml: string, problems: string[]]>([
    [
      "one that is not there",
      {},
      "books: [giude]",
      [
        'book.yaml:3:9 missing-book: the book "giude"; expected giude/book.yaml; did you mean guide?',
        'page.md:3:13 bad-reference: a link to "guide/start.html", which is no page of the book',
      ],
    ],
    [
      "a mistake in it",
      { "guide/start.md": "# Start\n\n:value[q]\n" },
      "books: [guide]",
      [
        'guide/start.md:3:8 missing-model: a directive that computes, in a chapter without a model; expected model: in book.yaml or in the front matter, or model="…" here',
      ],
    ],
    [
      "itself",
      { "page.md": "# A page\n" },
      "books: [.]",
      ['book.yaml:3:9 bad-shape: the book "."; expected a folder in the book\'s folder'],
    ],
  ])("are problems: %s", (_title, files, yaml, problems) => {
    expect(outer(files, yaml).problems).toEqual(problems);
  });
});

test("a part of the manual that is not there is a problem", () => {
  const { problems } = buildFiles(smallBook({ "page.md": "# A page\n\n::include[exactbook:limts]\n" }));
  expect(problems).toEqual([
    'page.md:3:11 missing-file: the file "exactbook:limts", which is not there; did you mean exactbook:limits?',
  ]);
});
