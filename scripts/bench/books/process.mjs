/** Programs as the bench runs them. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PEAK = new URL("./peak.mjs", import.meta.url).href;
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const begin = (args, cwd, env, stdio) =>
  spawn(process.execPath, ["--import", PEAK, ...args], { cwd, env: { ...process.env, ...env }, stdio });

/** Runs a Node program to its end: seconds, and MB at the peak of its largest process. */
export async function run(args, cwd) {
  const peak = join(mkdtempSync(join(tmpdir(), "exactbook-bench-")), "peak");
  const start = performance.now();
  const child = begin(args, cwd, { BENCH_PEAK: peak }, ["ignore", "ignore", "pipe"]);
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += data;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}:\n${errors.slice(-2000)}`);
  const peaks = existsSync(peak) ? readFileSync(peak, "utf8").trim().split("\n").map(Number) : [0];
  return { seconds: (performance.now() - start) / 1000, peak: Math.max(...peaks) };
}

/** Starts a server; `stop` ends it and waits until it is gone. */
export function serve(args, cwd) {
  const child = begin(args, cwd, {}, "ignore");
  const gone = new Promise((resolve) => child.once("close", resolve));
  return {
    stop: () => {
      child.kill("SIGTERM");
      return gone;
    },
  };
}

/** Asks an address until its answer holds the words. */
export async function until(url, words, patience = 180_000) {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const text = await fetch(url).then(
      (answer) => answer.text(),
      () => "",
    );
    if (text.includes(words)) return;
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  throw new Error(`${url} never said "${words}"`);
}
