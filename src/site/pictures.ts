import { join } from "node:path";
import type { ResvgRenderOptions } from "@resvg/resvg-js";
import { digestOf } from "../cache/index.ts";
import { fileIn, type OutputFile, type ReadyFile } from "../output/index.ts";
import type { WrittenChapter } from "./scribe.ts";
import { packageFolder } from "./theme.ts";

const FONTS = "@expo-google-fonts/source-sans-3";
const WEIGHTS = ["400Regular/SourceSans3_400Regular.ttf", "600SemiBold/SourceSans3_600SemiBold.ttf"];

/** Two pixels a unit of the drawing, in the font that the book is shipped with, whatever the machine has. */
const options = (): ResvgRenderOptions => ({
  fitTo: { mode: "zoom", value: 2 },
  font: {
    fontFiles: WEIGHTS.map((file) => join(packageFolder(FONTS), file)),
    loadSystemFonts: false,
    defaultFontFamily: "Source Sans 3",
  },
});

const pictures = new Map<string, Promise<Uint8Array>>();

/**
 * A drawing that stands alone as a PNG picture, made once. The same text gives the same bytes.
 * @throws Error when resvg does not run here.
 */
export function pictureOf(svg: string): Promise<Uint8Array> {
  const picture = pictures.get(svg) ?? draw(svg);
  pictures.set(svg, picture);
  return picture;
}

/** In a thread of its own, several at a time. */
async function draw(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import("@resvg/resvg-js");
  return (await renderAsync(svg, options())).asPng();
}

/** Each drawing with the program that drew it written in, and a picture of it. */
export function figureFiles(chapters: readonly WrittenChapter[], generator: string): Map<string, OutputFile> {
  const files = chapters.flatMap(({ figures }) =>
    figures.flatMap(({ path, svg }): [string, OutputFile][] => {
      const drawing = svg.replace("<style>", () => `<metadata>${generator}</metadata><style>`);
      return [
        [path, drawing],
        [path.replace(/svg$/, "png"), { pictureOf: drawing }],
      ];
    }),
  );
  return new Map(files);
}

/**
 * The files with every picture drawn; one whose drawing is, letter by letter, in the book that was built
 * last into `out` is taken from there, if it still has the digest that `known` gives for its path. Drawing
 * takes more time than all else that a figure needs.
 * @throws Error when resvg does not run here.
 */
export async function withPictures(
  files: ReadonlyMap<string, OutputFile>,
  out: string,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, ReadyFile>> {
  const drawn = [...files].map(async ([path, file]): Promise<[string, ReadyFile]> => {
    if (typeof file === "string" || !("pictureOf" in file)) return [path, file];
    const isDrawn = fileIn(out, path.replace(/png$/, "svg"), digestOf(file.pictureOf)) !== undefined;
    const picture = isDrawn ? fileIn(out, path, known.get(path) ?? "") : undefined;
    return [path, picture ?? (await pictureOf(file.pictureOf))];
  });
  return new Map(await Promise.all(drawn));
}
