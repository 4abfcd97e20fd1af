import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digestOf } from "../../src/cache/index.ts";
import { contentOf, type OutputFile, writeSite } from "../../src/output/index.ts";
import { pictureOf, withPictures } from "../../src/site/index.ts";
import { buildFiles, smallBook } from "../support/book.ts";
import { elements, parse, textContent } from "../support/html.ts";

const DIAGRAM = '::diagram{mode=backward title="A step"}';
const built = (files: Record<string, string>) => {
  const { problems, files: made } = buildFiles(smallBook(files));
  expect(problems).toEqual([]);
  return made;
};
const figuresOf = (files: ReadonlyMap<string, OutputFile>) =>
  [...files.keys()].filter((path) => path.startsWith("figures/"));

test("each drawing has its files beside the page, by its id or its place", () => {
  const files = built({
    "book.yaml": "title: A book\nchapters: [page.md, part/two.md]\n",
    "page.md": `# A\n\n${DIAGRAM}\n\n::diagram{#fig-net}\n\n::diagram{#fig:net}\n\n::diagram{#fig+net}\n`,
    "part/two.md": `# B\n\n${DIAGRAM}\n`,
  });
  expect(figuresOf(files)).toEqual(
    ["page/diagram-1", "page/fig-net", "page/fig-net-2", "page/fig-net-3", "part/two/diagram-1"].flatMap(
      (path) => [`figures/${path}.svg`, `figures/${path}.png`],
    ),
  );
  const links = elements(
    parse(String(files.get("part/two.html"))),
    ({ properties }) => properties.download !== undefined,
  );
  expect(links.map(({ properties }) => properties.href)).toEqual([
    "../figures/part/two/diagram-1.svg",
    "../figures/part/two/diagram-1.png",
  ]);
  expect(links.map(({ properties }) => properties.ariaLabel)).toEqual([
    "SVG file of A step",
    "PNG file of A step",
  ]);
  expect(links.map(textContent)).toEqual(["", ""]);
});

test("a drawing's file stands alone and says what drew it", () => {
  const svg = String(built({ "page.md": `# A\n\n${DIAGRAM}\n` }).get("figures/page/diagram-1.svg"));
  expect(svg).toContain("<metadata>Exactbook</metadata><style>");
  expect(svg).not.toMatch(/var\(--|light-dark|id="page-/);
});

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><rect width="10" height="5" fill="#c24a00"/></svg>';

test("a picture has two pixels a unit, and is the same for the same drawing", async () => {
  const picture = Buffer.from(await pictureOf(SQUARE));
  expect([...picture.subarray(0, 8)]).toEqual(SIGNATURE);
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([20, 10]);
  expect(Buffer.from(await pictureOf(SQUARE))).toEqual(picture);
});

test("letters are drawn, in the font that is shipped", async () => {
  const text = (family: string) =>
    SQUARE.replace("</svg>", `<text y="4" font-size="4" font-family="${family}">x</text></svg>`);
  const [none, shipped, unknown] = await Promise.all([
    pictureOf(SQUARE),
    pictureOf(text("Source Sans 3")),
    pictureOf(text("No Such Font")),
  ]);
  expect(shipped).not.toEqual(none);
  expect(unknown).toEqual(shipped);
});

test("a picture that is known and whose drawing is in the last book is taken from there, any other is drawn", async () => {
  const out = join(mkdtempSync(join(tmpdir(), "exactbook-pictures-")), "dist");
  const files = new Map<string, OutputFile>([
    ["figures/a.svg", SQUARE],
    ["figures/a.png", { pictureOf: SQUARE }],
  ]);
  const picture = async (known?: ReadonlyMap<string, string>) =>
    digestOf(contentOf((await withPictures(files, out, known)).get("figures/a.png") ?? ""));
  writeSite(await withPictures(files, out), out);
  const drawn = readFileSync(join(out, "figures/a.png"));
  writeFileSync(join(out, "figures/a.png"), "altered");
  expect(await picture()).toBe(digestOf(drawn));
  expect(await picture(new Map([["figures/a.png", digestOf(drawn)]]))).toBe(digestOf(drawn));
  const known = new Map([["figures/a.png", digestOf("altered")]]);
  expect(await picture(known)).toBe(digestOf("altered"));
  writeFileSync(join(out, "figures/a.svg"), SQUARE.replace("#c24a00", "#000000"));
  expect(await picture(known)).toBe(digestOf(drawn));
  rmSync(join(out, ".."), { recursive: true });
});
