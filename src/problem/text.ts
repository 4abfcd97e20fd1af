import { Mistake } from "./mistake.ts";
import { problemAt } from "./problem.ts";
import { Source } from "./source.ts";

/** What no page may have in it: all but tabs, line ends and form feeds. */
const CONTROL = /\p{Cc}(?<![\t\n\f\r])/u;

/** The control character at an index of a text, in words. */
export const controlAt = (text: string, index: number): string =>
  `the control character U+${text.charCodeAt(index).toString(16).padStart(4, "0").toUpperCase()}`;

/** A file's text, its lines ended by `\n`. @throws Mistake `not-text` when it is not UTF-8 or has control characters. */
export function textIn(file: string, bytes: Uint8Array): Source {
  const expected = "text saved as UTF-8";
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
    const source = new Source(file, text);
    const at = text.search(CONTROL);
    if (at < 0) return source;
    const found = controlAt(text, at);
    const other = text[at] === "\0" ? expected : "a text without it";
    throw new Mistake(problemAt(source, { start: at, end: at + 1 }, "not-text", { found, expected: other }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const finding = { found: "a file that is not UTF-8", expected };
    throw new Mistake(problemAt(new Source(file, ""), { start: 0, end: 0 }, "not-text", finding));
  }
}
