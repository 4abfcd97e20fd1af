import { defineConfig } from "vitest/config";

/**
 * The tests of the engine and of what is written of its numbers, those of its limits of time left out; property
 * tests run few times.
 */
export default defineConfig({
  test: {
    include: ["test/rational.test.ts", "test/engine/*.test.ts", "test/equations/{breaks,rules,tex}.test.ts"],
    exclude: ["test/engine/attacks.test.ts", "test/engine/door.test.ts"],
    env: { FAST_CHECK_RUNS: "30" },
    reporters: ["dot"],
    isolate: false,
    pool: "threads",
    testTimeout: 60_000,
  },
});
