import { decodeHTML } from "entities";
import type { Models } from "../directives/index.ts";
import {
  type Change,
  codeHtml,
  type Language,
  languages,
  programOf,
  type Shown,
  settingsIn,
} from "../formats/index.ts";
import { parseOverrides } from "../model/index.ts";
import { excerpt, Source } from "../problem/index.ts";
import { CHECK, ledgerAddress } from "./addresses.ts";
import type { ReferencePage } from "./reference.ts";
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

/** A model's numbers in an element of a page, as the directives' `exactly` writes it. */
interface Mark {
  readonly page: string;
  readonly quantities: readonly string[];
  readonly changes: string;
  readonly model: string;
}

/** The scripts for what finished pages show, model by model; `pages` gives the marks of each page's numbers. */
export function checksOf(pages: ReadonlyMap<string, readonly string[]>, models: Models): Check[] {
  const marks = [...pages].flatMap(([page, words]) => words.map((mark) => readMark(page, mark)));
  return models.names.flatMap((model) => {
    const own = marks.filter((mark) => mark.model === model);
    return own.length === 0 ? [] : [checkOf(model, own, models)];
  });
}

const scriptFile = (model: string, { ending }: Language) => `check/${model}.${ending}`;

/** Every file that a script may have, from the book's root. */
export const scriptNames = ({ names }: Models) =>
  names.flatMap((model) => languages.map((language) => scriptFile(model, language)));

function checkOf(model: string, marks: readonly Mark[], models: Models): Check {
  const quantities = [...new Set(marks.flatMap((mark) => mark.quantities))];
  const changes = new Set(["", ...marks.map((mark) => mark.changes), ...quantities.flatMap(settingsIn)]);
  const shown: Shown = {
    model,
    quantities,
    changes: new Map([...changes].map((text) => [text, changeOf(text, model, models)])),
    count: marks.reduce((sum, mark) => sum + mark.quantities.length, 0),
  };
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
  [...html.matchAll(/\sdata-exact="([^"]*)"/g)].map(([, mark = ""]) => decodeHTML(mark));

function readMark(page: string, mark: string): Mark {
  const [quantities = "", changes = "", ...model] = mark.split("|");
  return { page, quantities: quantities.split(";"), changes, model: model.join("|") };
}

/** What `b1=-3 after 1` changes, or `b1=-3 after=1`. */
function changeOf(text: string, name: string, models: Models): Change {
  const [whole = "", steps] = /(?<!\S)after[ =](\d+)/.exec(text) ?? [];
  const given = text.replace(whole, "");
  const numbers = parseOverrides(excerpt(new Source("page", given)), models.model(name), (problem) => {
    throw new Error(`${problem.found} in a built page`);
  });
  if (!numbers) throw new Error(`"${given}" was read before`);
  return { numbers, steps: steps === undefined ? undefined : Number(steps) };
}

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
