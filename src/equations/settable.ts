/**
 * How KaTeX sets every formula: without its own notes on style, and with room for the macros of a sum of
 * many functions, of which it would take 1,000 at most.
 */
export const settable = { strict: false, maxExpand: 1_000_000 } as const;
