import fc from "fast-check";

/** At most this often does a property run; mutation testing sets it, since it runs each thousands of times. */
const most = process.env.FAST_CHECK_RUNS;
if (most !== undefined) fc.configureGlobal({ seed: 5, numRuns: Number(most) });

/** How often a property is to run. */
export const runs = (count: number): number => Math.min(count, Number(most ?? count));
