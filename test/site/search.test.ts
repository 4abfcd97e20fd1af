import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { searchFiles } from "../../src/site/index.ts";
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
    "pagefind/wasm.en.pagefind",
    "pagefind/wasm.unknown.pagefind",
  ]);
});
