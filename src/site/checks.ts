import { decodeHTML } from "entities";
import { type Mark, type Models, readMark } from "../directives/index.ts";
import { codeHtml, type Language, languages, programOf } from "../formats/index.ts";
import { CHECK, ledgerAddress, ledgerFile, SYMBOLS } from "./addresses.ts";
import type { ReferencePage } from "./reference.ts";
import { shownBy } from "./shown.ts";
import type { Theme } from "./theme.ts";

/** A script that computes a model again and compares the pages with it. */
export interface Script {
  readonly language: Language;
  /** Its file from the book's root. */
  readonly file: string;
  /** The model as straight-line code; every script of the language goes on in the same way. */
  readonly code: string;
}

/** What readers can check of one model. */
export interface Check {
  readonly model: string;
  readonly title: string;
  /** How many numbers are shown, and on how many pages. */
  readonly numbers: number;
  readonly pages: number;
  readonly scripts: readonly Script[];
}

/** The scripts for what finished pages show, model by model; `pages` gives the marks of each page's numbers. */
export function checksOf(pages: ReadonlyMap<string, readonly string[]>, models: Models): Check[] {
  const marks = [...pages].flatMap(([page, words]) => words.map((mark) => ({ page, ...readMark(mark) })));
  return models.names.flatMap((model) => {
    const own = marks.filter((mark) => mark.model === model);
    return own.length === 0 ? [] : [checkOf(model, own, models)];
  });
}

const scriptFile = (model: string, { ending }: Language) => `check/${model}.${ending}`;

/**
 * The files that a book's models give, from its root: the pages and the scripts that check them. Those of a model
 * that is not sound are not there yet, which is no second mistake of whoever links to them.
 */
export function filesOf({ names }: Models): string[] {
  if (names.length === 0) return [];
  const scripts = names.flatMap((model) => languages.map((language) => scriptFile(model, language)));
  return [SYMBOLS, CHECK, ...names.map(ledgerFile), ...scripts];
}

function checkOf(model: string, marks: readonly (Mark & { page: string })[], models: Models): Check {
  const shown = shownBy(marks, model, models);
  const program = programOf(shown, (of) => models.trace(model, of));
  const scripts = languages.map((language) => ({
    language,
    file: scriptFile(model, language),
    code: language.write(program),
  }));
  const showing = new Set(marks.map(({ page }) => page));
  return { model, title: program.title, numbers: shown.count, pages: showing.size, scripts };
}

/** The marks of the numbers in a page. */
export const marksIn = (html: string): string[] =>
  [...html.matchAll(/\sdata-(?:exact|rule)="([^"]*)"/g)].map(([, mark = ""]) => decodeHTML(mark));

/** The page that leads to the scripts and shows what they say. */
export function checkPage(checks: readonly Check[]): ReferencePage {
  const variables = () => ({
    checks: checks.map(({ scripts, ...check }) => ({
      ...check,
      ledgerUrl: ledgerAddress({ model: check.model, quantity: undefined }),
      scripts: scripts.map(({ language: { name, ending, runner, needs }, file, code }) => ({
        ...{ language: name, ending, needs, file, url: encodeURI(file) },
        command: `${runner} ${/\s/.test(file) ? `"${file}"` : file}`,
        html: codeHtml(code, ending),
      })),
    })),
  });
  return { template: "check", title: "Check it yourself", file: CHECK, url: CHECK, variables };
}

/** The scripts as files, each with what all of its language end with. */
export function scriptFiles(checks: readonly Check[], theme: Theme): [path: string, text: string][] {
  return checks.flatMap(({ scripts }) =>
    scripts.map(({ language: { ending }, file, code }): [string, string] => [
      file,
      `${code}${theme.text(`check/check.${ending}`)}`,
    ]),
  );
}
