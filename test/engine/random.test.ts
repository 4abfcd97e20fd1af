import fc from "fast-check";
import { expect, test } from "vitest";
import { type Model, parseExpression, readModel, toText } from "../../src/model/index.ts";
import { excerpt, type Problem, Source } from "../../src/problem/index.ts";
import { forwardMode } from "../../src/trace/dual.ts";
import { run, type Trace } from "../../src/trace/index.ts";
import { randomModel } from "../support/random.ts";
import { runs } from "../support/runs.ts";

/** The trace of a random model, or the problem that it runs into. */
function tryModel(text: string): { model: Model; trace: Trace | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const model = readModel(new Source("m", text), report);
  if (!model) throw new Error(problems.map((problem) => problem.found).join());
  return { model, trace: run(model, report), problems };
}

test("reverse mode equals forward mode with dual numbers", () => {
  let sound = 0;
  fc.assert(
    fc.property(randomModel, ({ text, names }) => {
      const { model, trace, problems } = tryModel(text);
      if (!trace) {
        expect(problems.map(({ code }) => code)).toEqual([
          expect.stringMatching(/^(division-by-zero|zero-to-zero)$/),
        ]);
        return;
      }
      sound += 1;
      for (const name of names) {
        const duals = forwardMode(model, name, trace.values);
        expect(duals.get(trace.of)?.slope.toString(), name).toBe(trace.gradients[name]?.toString());
        expect(duals.get(trace.of)?.value.toString()).toBe(trace.values[trace.of]?.toString());
      }
    }),
    { numRuns: runs(1500) },
  );
  expect(sound).toBeGreaterThanOrEqual((runs(1500) * 2) / 3);
});

test("parsing what was printed gives the same expression", () => {
  fc.assert(
    fc.property(randomModel, ({ text }) => {
      for (const { expression } of tryModel(text).model.equations) {
        const printed = toText(expression);
        const again = parseExpression(excerpt(new Source("e", printed)));
        expect(bare(again)).toEqual(bare(expression));
        expect(toText(again)).toBe(printed);
      }
    }),
    { numRuns: runs(1000) },
  );
});

/** An expression without its places. */
const bare = (node: unknown) =>
  JSON.parse(
    JSON.stringify(node, (key, value) =>
      key === "span" ? undefined : typeof value === "bigint" ? `${value}` : value,
    ),
  );
