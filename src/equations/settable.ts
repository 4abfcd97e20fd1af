import { ParseError } from "katex";

/**
 * How KaTeX sets every formula: without its own notes on style, and with room for the macros of a sum of
 * many functions, of which it would take 1,000 at most.
 */
export const settable = { strict: false, maxExpand: 1_000_000 } as const;

/** What is wrong with a formula that takes the machine's stack. */
export const TOO_DEEP = "a formula nested too deep";

/**
 * What `work` gives, without what KaTeX writes to the console about signs whose size it does not know: a
 * browser shows them in a font of its own.
 * @throws ParseError for a formula that takes the machine's stack, and as `work` does.
 */
export function quietly<T>(work: () => T): T {
  const { warn } = console;
  console.warn = () => {};
  try {
    return work();
  } catch (error) {
    const isTooDeep = error instanceof RangeError && /call stack/.test(error.message);
    if (isTooDeep) throw new ParseError(TOO_DEEP);
    throw error;
  } finally {
    console.warn = warn;
  }
}
