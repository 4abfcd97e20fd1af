/**
 * Mutation testing of the engine: `npm run mutation -- src/rational src/model` changes those folders
 * (default: all of the engine's) in thousands of small ways and counts how many of the changes the
 * engine's tests notice; below 90 % it fails. The report is left in `reports/mutation`.
 *
 * StrykerJS brings half as many packages again as all that the project needs, so it is installed when it
 * is first wanted, in a folder of its own, where it finds the project's own vitest.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TOOLS = ["@stryker-mutator/core@9.6.1", "@stryker-mutator/vitest-runner@9.6.1"];
const FOLDERS = ["src/rational", "src/operations", "src/model", "src/trace"];

const cwd = fileURLToPath(new URL("../..", import.meta.url));
const home = resolve(cwd, ".mutation");
const stryker = resolve(home, "node_modules/@stryker-mutator/core/bin/stryker.js");
if (!existsSync(stryker)) {
  mkdirSync(home, { recursive: true });
  const quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
  const args = ["install", ...quiet, "--legacy-peer-deps", "--prefix", home, ...TOOLS];
  execFileSync("npm", args, { cwd, stdio: "inherit" });
}
const folders = process.argv.length > 2 ? process.argv.slice(2) : FOLDERS;
const mutate = folders.map((path) => (path.endsWith(".ts") ? path : `${path}/**/*.ts`)).join(",");
try {
  execFileSync(
    process.execPath,
    [stryker, "run", "scripts/mutation/stryker.config.json", "--mutate", mutate],
    { cwd, stdio: "inherit" },
  );
} catch {
  process.exitCode = 1;
}
