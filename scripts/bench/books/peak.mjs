/** Leaves the most memory that a process had, in MB, in the file that BENCH_PEAK names. */
import { appendFileSync } from "node:fs";

process.on("exit", () => {
  const file = process.env.BENCH_PEAK;
  if (file) appendFileSync(file, `${Math.round(process.resourceUsage().maxRSS / 1000)}\n`);
});
