import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { searchFiles, searchOf } from "../../src/site/index.ts";
import { buildFiles, smallBook } from "../support/book.ts";

const MARKER = "pagefind_dcd";

const { files } = buildFiles(
  smallBook({
    "page.md":
      "# A page\n\nA formula $w_{11}x_1$ and a note[^a].\n\n::equation[dL/dw11]\n\n" +
      "::diagram{mode=forward title=Title desc=Words}\n\n[^a]: Said *once*.\n",
  }),
);

/** The text that the index has of a page, by the page's address. */
async function indexed(): Promise<Record<string, string>> {
  const made = await searchFiles(files);
  const texts = [...made].filter(([path]) => path.endsWith(".pf_fragment")).map(([, file]) => file);
  const pages = texts.map((file) => {
    if (!(file instanceof Uint8Array)) throw new Error("a fragment is bytes");
    return JSON.parse(gunzipSync(file).toString().replace(MARKER, "")) as { url: string; content: string };
  });
  return Object.fromEntries(pages.map(({ url, content }) => [url, content]));
}

test("a formula is indexed as its TeX, once; a footnote once; a drawing's numbers not at all", async () => {
  const texts = await indexed();
  expect(texts["/page.html"]).toBe(
    "A page. A formula w_{11}x_1 and a note . \\frac{dL}{dw_{11}}=-2. TitleWords Footnotes. Said once.",
  );
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
  const chapters = Array.from({ length: 20 }, (_, index) => `c${index}.md`);
  const book = (changed = "") =>
    buildFiles(
      smallBook({
        "book.yaml": `title: A book\nmodel: flagship\nchapters: [${chapters}]\nvariants: { five: { title: Five, with: target=5 } }\n`,
        ...Object.fromEntries(
          chapters.map((path) => [path, `# Chapter ${path}\n\nWords. ${path === "c2.md" ? changed : ""}\n`]),
        ),
      }),
    ).files;

  test("is made in parts, each of its own pages, and none of a variant's", async () => {
    const made = await searchFiles(book());
    expect(made.get("pagefind/parts.json")).toBe('["1/","2/"]');
    const fragments = [...made.keys()].filter((path) => path.endsWith(".pf_fragment"));
    const folders = fragments.map((path) => path.replace("fragment/", "").replace(/[^/]+$/, ""));
    expect(
      ["pagefind/", "pagefind/1/", "pagefind/2/"].map(
        (folder) => folders.filter((one) => one === folder).length,
      ),
    ).toEqual([8, 8, 8]);
    expect([...made.keys()].filter((path) => /\.js$|^wasm/.test(path))).toEqual([
      "pagefind/pagefind-worker.js",
      "pagefind/pagefind.js",
    ]);
  });

  test("of which only the part of a changed page is made again", async () => {
    const first = await searchOf(book());
    const asked: string[] = [];
    const find = (path: string) => {
      asked.push(path);
      const file = first.files.get(path);
      return file instanceof Uint8Array ? file : undefined;
    };
    const again = await searchOf(book("More words."), { entries: first.entries, find });
    expect([...again.files]).toEqual([...(await searchFiles(book("More words.")))]);
    expect(asked.filter((path) => !/^pagefind\/[12]\//.test(path))).toEqual([]);
    const kept = [...again.files].filter(([path, file]) => first.files.get(path) === file);
    expect(new Set(kept.map(([path]) => path.split("/")[1]))).toEqual(new Set(["1", "2", "parts.json"]));
  });
});
