import { defineConfig } from "vitest/config";

/** What measures time or memory, or puts another module in the place of one, has a process of its own. */
const alone = ["test/engine/attacks.test.ts", "test/engine/limits.test.ts", "test/site/priority.test.ts"];

export default defineConfig({
  test: {
    reporters: ["default", "./scripts/closing-line.ts"],
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // All others share their modules: to load these again for each file took an eighth of all time.
    projects: [
      {
        extends: true,
        test: { name: "all", include: ["test/**/*.test.ts"], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
