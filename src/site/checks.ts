import { join } from "node:path";
import type { Models } from "../directives/index.ts";
import { type Language, languages, programOf, type Shown } from "../formats/index.ts";
import { parseOverrides } from "../model/index.ts";
import { excerpt, Source } from "../problem/index.ts";
import { codeHtml } from "../formats/index.ts";
import { isFile } from "./folder.ts";

/** A script that computes a model again and compares the pages with it. */
export interface Script {
  readonly language: Language;
  /** Its file from the book's root. */
  readonly file: string;
  /** The model as straight-line code. */
  readonly code: string;
}

/** What readers can check of one model. */
export interface Check {
  readonly model: string;
  readonly title: string;
  /** How many numbers the pages show, on how many pages. */
  readonly numbers: number;
  readonly pages: number;
  readonly scripts: readonly Script[];
}

/** The mark of an element that shows exact numbers, as `exactly` in the directives writes it. */
const MARK = /\sdata-exact="([^"]*)"/g;

/** What finished pages show, model by model, each page once. */
export function checksOf(pages: ReadonlyMap<string, string>, models: Models): Check[] {
  const marks = [...pages].flatMap(([page, html]) =>
    [...html.matchAll(MARK)].map(([, mark = ""]) => ({ page, ...readMark(mark) })),
  );
  return models.names.flatMap((model) => {
    const own = marks.filter((mark) => mark.model === model);
    if (own.length === 0) return [];
    const shown: Shown = {
      model,
      quantities: [...new Set(own.flatMap(({ quantities }) => quantities))],
      changes: new Map(["", ...own.map(({ changes }) => changes)].map((text) => [text, numbersOf(text, model, models)])),
      count: own.reduce((sum, { quantities }) => sum + quantities.length, 0),
    };
    const program = programOf(shown, (of) => models.trace(model, of));
    return [
      {
        model,
        title: program.title,
        numbers: shown.count,
        pages: new Set(own.map(({ page }) => page)).size,
        scripts: languages.map((language) => ({
          language,
          file: `check/${model}.${language.ending}`,
          code: language.write(program),
        })),
      },
    ];
  });
}
