import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { OutputFile } from "../../src/output/index.ts";
import {
  type Ahead,
  buildBook,
  createBuilder,
  SearchMaker,
  searchFiles,
  searchOf,
} from "../../src/site/index.ts";
import { smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { textsIn } from "../support/search.ts";

/** The files of a built book. */
function built(source: Readonly<Record<string, string>>): ReadonlyMap<string, OutputFile> {
  const folder = temporaryFolder();
  writeFiles(folder, source);
  const { files, problems } = buildBook(folder, { cwd: folder, generator: "Exactbook" });
  expect(problems).toEqual([]);
  return files;
}

const book = () =>
  built(
    smallBook({
      "page.md":
        "# A page {#top}\n\nA formula $w_{11}x_1$ and a note[^a]. See :ref[top].\n\n::equation[dL/dw11]\n\n" +
        "::diagram{mode=forward title=Title desc=Words}\n\n| one | two |\n|---|---|\n| three | four |\n\n[^a]: Said *once*.\n",
    }),
  );

const indexed = async () => textsIn(await searchFiles(book()));

test("a formula is indexed as its TeX, once; a footnote once; cells apart; a drawing's numbers not at all", async () => {
  const texts = await indexed();
  expect(texts["/page.html"]).toBe(
    "A page. A formula w_{11}x_1 and a note . See A page. \\frac{dL}{dw_{11}}=-2. Title Words one two three. four. Footnotes. Said once.",
  );
});

test("a search that is begun while chapters are written is the same, whatever was begun", async () => {
  const chapters = Array.from({ length: 24 }, (_, index) => `c${index}.md`);
  const folder = temporaryFolder();
  writeFiles(
    folder,
    smallBook({
      "book.yaml": `title: A book\nchapters: [${chapters}]\n`,
      ...Object.fromEntries(
        chapters.map((path, index) => [
          path,
          `# Chapter ${index} {#c${index}}\n\n${index % 5 === 3 ? `See :ref[c${23 - index}].` : "Words."}\n`,
        ]),
      ),
    }),
  );
  const builder = createBuilder(folder, { cwd: folder, generator: "Exactbook" });
  const told: Ahead[] = [];
  const steps = builder.steps();
  let step = steps.next();
  for (; !step.done; step = steps.next()) if (step.value) told.push(step.value);
  const { files } = step.value;
  expect(told.filter(({ words }) => words === undefined)).toHaveLength(5);
  const expected = await searchFiles(files);
  const another = { digest: "x", isOpen: false, html: () => "<p>Others</p>" };
  for (const begun of [
    told,
    told.slice(0, 10),
    told.map((one) => ({ ...one, language: "de" })),
    told.map((one, index) => (index === 8 ? { ...one, words: another } : one)),
    [...told, ...told],
    told.map((one) => ({ ...one, chapters: 80 })),
  ]) {
    const maker = new SearchMaker();
    for (const one of begun) maker.chapter(one);
    expect([...(await maker.search(files)).files]).toEqual([...expected]);
    await maker.close();
  }
});

test("a search that is given up, as that of a book with mistakes, ends quietly", async () => {
  const maker = new SearchMaker();
  const words = { digest: "x", isOpen: false, html: () => "<p>Words</p>" };
  const book = { language: "en", chapters: 16 };
  for (let index = 0; index < 15; index += 1) maker.chapter({ path: `c${index}.html`, words, ...book });
  await setImmediate();
  await maker.close();
  await expect(maker.search(new Map([["index.html", '<html lang="en"></html>']]))).resolves.toBeDefined();
  await maker.close();
});

test("what stands around a page's text is not in the index", async () => {
  const texts = await indexed();
  expect(Object.keys(texts).sort()).toEqual([
    "/check.html",
    "/index.html",
    "/ledger-flagship.html",
    "/page.html",
    "/symbols.html",
  ]);
  expect(texts["/index.html"]).toBe("A book.");
});

test("the same pages give the same bytes, and only files that a search needs", async () => {
  const files = book();
  const [one, two] = [await searchFiles(files), await searchFiles(files)];
  expect([...one]).toEqual([...two]);
  const shapes = [...one.keys()].map((path) => path.replace(/en_\w+/, "en_*"));
  expect([...new Set(shapes)].sort()).toEqual([
    "pagefind/fragment/en_*.pf_fragment",
    "pagefind/index/en_*.pf_index",
    "pagefind/pagefind-entry.json",
    "pagefind/pagefind-worker.js",
    "pagefind/pagefind.en_*.pf_meta",
    "pagefind/pagefind.js",
    "pagefind/parts.json",
    "pagefind/wasm.en.pagefind",
    "pagefind/wasm.unknown.pagefind",
  ]);
});

describe("the index of many pages", () => {
  const chapters = Array.from({ length: 24 }, (_, index) => `c${index}.md`);
  const many = (changed = "") =>
    built(
      smallBook({
        "book.yaml": `title: A book\nmodel: flagship\nchapters: [${chapters}]\nvariants: { five: { title: Five, with: target=5 } }\n`,
        ...Object.fromEntries(
          chapters.map((path) => [path, `# Chapter ${path}\n\nWords. ${path === "c3.md" ? changed : ""}\n`]),
        ),
      }),
    );

  test("is made in parts, each of its own pages, and none of a variant's", async () => {
    const made = await searchFiles(many());
    expect(made.get("pagefind/parts.json")).toBe('["1/","2/"]');
    const fragments = [...made.keys()].filter((path) => path.endsWith(".pf_fragment"));
    const folders = fragments.map((path) => path.replace("fragment/", "").replace(/[^/]+$/, ""));
    expect(
      ["pagefind/", "pagefind/1/", "pagefind/2/"].map(
        (folder) => folders.filter((one) => one === folder).length,
      ),
    ).toEqual([12, 8, 8]);
    expect([...made.keys()].filter((path) => /\.js$|^wasm/.test(path))).toEqual([
      "pagefind/pagefind-worker.js",
      "pagefind/pagefind.js",
    ]);
  });

  test("of which only the part of a changed page is made again", async () => {
    const first = await searchOf(many());
    const asked: string[] = [];
    const find = (path: string) => {
      asked.push(path);
      const file = first.files.get(path);
      return file instanceof Uint8Array ? file : undefined;
    };
    const again = await searchOf(many("More words."), { entries: first.entries, find });
    expect([...again.files]).toEqual([...(await searchFiles(many("More words.")))]);
    expect(asked.filter((path) => !/^pagefind\/[12]\//.test(path))).toEqual([]);
    const kept = [...again.files].filter(([path, file]) => first.files.get(path) === file);
    expect(new Set(kept.map(([path]) => path.split("/")[1]))).toEqual(new Set(["1", "2", "parts.json"]));
  });
});
