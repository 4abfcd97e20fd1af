import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unbroken } from "../../src/equations/breaks.ts";
import { rightSides } from "../../src/equations/forms.ts";
import { backwardRules, forwardRules, proofs } from "../../src/equations/index.ts";
import { parseQuantities, readModel, toText } from "../../src/model/index.ts";
import { excerpt, Source } from "../../src/problem/index.ts";
import { certificate, explain, inNumbers, run, type Trace } from "../../src/trace/index.ts";
import { randomModel } from "../support/random.ts";
import { runs } from "../support/runs.ts";
import { texValue } from "../support/tex-value.ts";

/** Looks at what pages write of random models: each pair is arithmetic and the number that it should give. */
function everyLine(linesOf: (trace: Trace, names: readonly string[]) => readonly [string, string][]) {
  let read = 0;
  fc.assert(
    fc.property(randomModel, ({ text, names }) => {
      const model = readModel(new Source("m", text), () => {});
      const trace = model && run(model, () => {});
      for (const [line, value] of trace ? linesOf(trace, names) : []) {
        expect(line, text).toBe(value);
        read += 1;
      }
    }),
    { numRuns: runs(400) },
  );
  expect(read).toBeGreaterThan(runs(400));
}

/** The value of plain arithmetic, by way of a model of one equation, whose parser knows what comes first. */
function textValue(arithmetic: string): string {
  const problems: string[] = [];
  const source = new Source(
    "t",
    `inputs: { x: 1 }\nequations: { e: ${JSON.stringify(arithmetic)} }\nloss: e\n`,
  );
  const model = readModel(source, ({ code, found }) => problems.push(`${code}: ${found}`));
  const value = model && run(model, ({ code }) => problems.push(code))?.values.e;
  return value?.toString() ?? problems.join();
}

describe("arithmetic on a page, read as a reader would, gives the number beside it", () => {
  test("in formulas", () =>
    everyLine((trace, names) =>
      names
        .flatMap((name) => [
          { quantity: name, value: trace.values[name] },
          { quantity: `d${trace.of}/d${name}`, value: trace.gradients[name] },
        ])
        .flatMap(({ quantity, value }) => {
          const [expression] = parseQuantities(excerpt(new Source("q", quantity)));
          if (!expression || !value) throw new Error(`no ${quantity}`);
          const sides = rightSides({ expression, value, trace }, ["substituted", "value"]);
          return sides.map((side): [string, string] => [
            texValue(unbroken(side)).toString(),
            value.toString(),
          ]);
        }),
    ));

  test("in registers", () =>
    everyLine((trace) =>
      [...forwardRules(trace), ...backwardRules(trace)]
        .filter(({ quantity }) => !quantity.includes("'"))
        .map(({ rule, value }) => [textValue(named(trace, rule)), value.toString()]),
    ));

  test("in proofs", () =>
    everyLine((trace, names) =>
      names.flatMap((name) =>
        proofs(certificate(trace, name), trace)
          .filter(({ method, value }) => method === "difference quotient" && value !== "")
          .map(({ arithmetic, value }): [string, string] => [
            textValue(arithmetic.replace(/,.*/, "")),
            value,
          ]),
      ),
    ));

  test("in derivations", () =>
    everyLine((trace, names) =>
      names
        .flatMap((name) => explain(trace, `d${trace.of}/d${name}`) ?? [])
        .map(({ numbers, value }) => [textValue(numbers), value.toString()]),
    ));
});

/** Where a register's rule is a sum of what arrives, it has the names of that. */
function named(trace: Trace, rule: string): string {
  const [expression] = parseQuantities(excerpt(new Source("r", rule)));
  return expression ? toText(inNumbers(trace, expression)) : rule;
}
