import type { OutputFile } from "../output/index.ts";
import type { WrittenChapter } from "./scribe.ts";

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
