import { expect, test } from "vitest";
import { searchFiles } from "../../src/site/index.ts";
import { buildFiles, smallBook } from "../support/book.ts";

const chapter = `# A page

The loss is :value[L], the target :value[target]. :claim[One]{if="L = 1"}. A link to [itself](page.md#more).

## More

$x = \\value{L}$ ![a picture](images/x.png)

::diagram{mode=backward}
`;
const files = smallBook({
  "book.yaml":
    'title: A book\nchapters: [page.md]\nvariants:\n  target-five: { title: A target of five, with: "target=5" }\n',
  "page.md": chapter,
  "images/x.png": "",
});
const textOf = (file: unknown) => (typeof file === "string" ? file : "");

test("a variant is the same book beside the first, its changed numbers marked", () => {
  const { problems, files: built } = buildFiles(files);
  expect(problems).toEqual([]);
  const plain = buildFiles({ ...files, "book.yaml": "title: A book\nchapters: [page.md]\n" }).files;
  const own = [...built.keys()].filter((path) => path.startsWith("target-five/"));
  expect([...built.keys()].filter((path) => !own.includes(path))).toEqual([...plain.keys()]);
  expect(own).toContain("target-five/page.html");
  expect(own.filter((path) => /assets|images/.test(path))).toEqual([]);
  const page = textOf(built.get("target-five/page.html"));
  expect(page).toMatch(
    /<span class="visually-hidden">changed from 1: <\/span><a class="changed value"[^>]* title="was 1">9<\/a>/,
  );
  expect(page).toMatch(/<text class="changed [^>]*data-exact="L\|\|flagship"/);
  expect(page).not.toMatch(/class="changed[^>]*data-exact="w11\|\|/);
  expect(page).toContain("<li>&quot;L = 1&quot; does not hold: L = 9</li>".replaceAll("&quot;", "&#34;"));
});

test("what it shares is led to, the way to the others is there, and its base is canonical", () => {
  const { files: built } = buildFiles(files);
  const page = textOf(built.get("target-five/page.html"));
  expect(page).toContain('href="../assets/book.css"');
  expect(page).toContain('src="../images/x.png"');
  expect(page).toContain('<link rel="canonical" href="../page.html">');
  expect(page).toMatch(/<a href="\.\.\/page.html">As written<\/a>/);
  expect(page).toMatch(/<a href="\.\.\/target-five\/page.html" aria-current="true">A target of five<\/a>/);
  expect(page).toContain('href="ledger-flagship.html#q-L"');
  const base = textOf(built.get("page.html"));
  expect(base).toMatch(/<a href="target-five\/page.html">A target of five<\/a>/);
  expect(base).not.toContain("variant-note");
  for (const [path, text] of built) {
    if (!path.endsWith(".html") || typeof text !== "string") continue;
    for (const [, address = ""] of text.matchAll(/ (?:href|src)="([^"#?:]+)/g)) {
      expect([...built.keys()], `${path} leads to ${address}`).toContain(
        new URL(address, `file:///${path}`).pathname.slice(1),
      );
    }
  }
});

test("the search finds the book as written only", async () => {
  const { files: built } = buildFiles(files);
  const pages = new Map([...built].filter(([path]) => !path.startsWith("target-five/")));
  expect([...(await searchFiles(built)).keys()]).toEqual([...(await searchFiles(pages)).keys()]);
});

test.each([
  [
    'Bad: { title: x, with: "c=1" }',
    'book.yaml:4:3 bad-name: the variant "Bad"; expected a folder\'s name of small letters, digits and hyphens that the book does not have otherwise',
  ],
  [
    'v: { title: x, with: "w9=1" }',
    'book.yaml:4:25 unknown-name: "w9"; expected an input, target or parameter of the model',
  ],
  [
    'v: { title: x, with: "c=1", model: other }',
    'book.yaml:4:38 missing-model: the model "other"; expected one of flagship',
  ],
])("%s", (line, problem) => {
  const book = `title: A book\nchapters: [page.md]\nvariants:\n  ${line}\n`;
  expect(buildFiles({ ...files, "book.yaml": book }).problems).toEqual([problem]);
});
