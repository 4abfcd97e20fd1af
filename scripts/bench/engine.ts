/**
 * The engine's speed, in ratios taken within one run: a dense 64-64-1 network against Python's fractions
 * and against BigInts over one denominator, the harmonic sum, and the growth from 16 to 128 units.
 * `npm run bench` bundles it and runs it.
 */
import { execFileSync } from "node:child_process";
import { readModel } from "../../src/model/index.ts";
import { format, type Problem, Source } from "../../src/problem/index.ts";
import { Rational, sum } from "../../src/rational/index.ts";
import { run, type Trace } from "../../src/trace/index.ts";
import { bigintPass } from "./bigint.ts";
import { type Dense, dense } from "./dense.ts";
import { harmonic } from "./harmonic.ts";

/** The turns of a race, which lies between runs of Python in as many rounds. */
const TURNS = 45;
const ROUNDS = 5;

function fail(problem: Problem): never {
  throw new Error(format(problem));
}

/** What else the machine does only adds time (the advice of Python's timeit). */
const fastest = (times: readonly number[]) => Math.min(...times);

/** The fewest milliseconds of each piece of work, taken in turns. */
function race(turns: number, ...works: (() => unknown)[]): number[] {
  const times = works.map((): number[] => []);
  for (let round = 0; round < turns; round += 1) {
    works.forEach((work, index) => {
      const start = performance.now();
      work();
      times[index]?.push(performance.now() - start);
    });
  }
  return times.map(fastest);
}

/** One pass; what of its trace is read is up to the caller. */
function engine(network: Dense): () => Trace {
  const model = readModel(new Source("dense.yaml", network.text), fail);
  return () => {
    const trace = model && run(model, fail);
    if (!trace) throw new Error("the network has a trace");
    return trace;
  };
}

/** The numbers alone: the value and the gradient of every quantity by name. */
const readNumbers = ({ values, gradients }: Trace) => [values, gradients];

/** The whole backward pass: every use of every quantity with its product. */
function readWhole(trace: Trace): number {
  let digits = 0;
  for (const { uses } of trace.backward) for (const { product } of uses) digits += product.digitBound;
  return digits;
}

/** The fewest milliseconds of a pass in Python, whose gradients are the engine's. */
function inPython({ units, numbers }: Dense, trace: Trace): number {
  const input = JSON.stringify({ units, runs: 5, numbers: Object.fromEntries(numbers) });
  const script = new URL("../scripts/bench/dense_fractions.py", import.meta.url).pathname;
  const { times, gradients } = JSON.parse(
    execFileSync("python3", [script], { input, maxBuffer: 2 ** 26 }).toString(),
  );
  for (const [name, value] of Object.entries(gradients)) {
    if (trace.gradients[name]?.toString() !== value)
      throw new Error(`Python has another gradient of ${name}`);
  }
  return fastest(times) * 1000;
}

/** The engine beside Python and BigInts, all in turns. */
function against(): void {
  const network = dense(64);
  const [ours, theirs] = [engine(network), bigintPass(network)];
  const trace = ours();
  for (const [name, [p, q]] of theirs()) {
    if (!trace.gradients[name]?.equals(Rational.of(p, q))) throw new Error(`another gradient of ${name}`);
  }
  const read = () => readNumbers(ours());
  const rounds = Array.from({ length: ROUNDS }, () => [
    ...race(TURNS / ROUNDS, theirs, ours, read, () => readWhole(ours())),
    inPython(network, trace),
  ]);
  const [big = 0, ...times] = [0, 1, 2, 3].map((at) => fastest(rounds.map((round) => round[at] ?? 0)));
  const fractions = fastest(rounds.map((round) => round[4] ?? 0));
  const each = (text: (time: number) => string) => times.map(text).join(", ");
  console.log("dense 64-64-1: a pass; with all values and gradients read; with every product read too");
  console.log(`  engine ${each((time) => time.toFixed(2))} ms`);
  console.log(
    `  Python fractions ${fractions.toFixed(1)} ms: ${each((time) => (fractions / time).toFixed(1))} times slower; at least 5`,
  );
  console.log(
    `  BigInt, no trace ${big.toFixed(2)} ms: engine ${each((time) => (time / big).toFixed(2))} times slower; at most 4`,
  );
}

function sums(): void {
  const terms = Array.from({ length: 3000 }, (_, index) => Rational.of(1n, BigInt(index + 1)));
  const [p, q] = harmonic(1n, 3000n);
  if (!sum(terms).equals(Rational.of(p, q))) throw new Error("another harmonic sum");
  const [ours = 0, best = 0] = race(
    TURNS,
    () => sum(terms),
    () => harmonic(1n, 3000n),
  );
  console.log(
    `1/1 + ... + 1/3000: ${ours.toFixed(2)} ms, binary splitting ${best.toFixed(2)} ms: ${(ours / best).toFixed(1)} times; under 40`,
  );
}

function growth(): void {
  const sizes = [16, 32, 64, 128];
  const times = race(TURNS, ...sizes.map((units) => engine(dense(units))));
  const each = sizes.map((units, index) => ((times[index] ?? 0) * 1e6) / (units * units + units));
  console.log(`ns an edge at ${sizes.join(", ")} units: ${each.map((time) => time.toFixed(0)).join(", ")}`);
}

against();
sums();
growth();
