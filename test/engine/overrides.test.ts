import fc from "fast-check";
import { expect, test } from "vitest";
import { parseOverrides } from "../../src/model/index.ts";
import { excerpt, Source } from "../../src/problem/index.ts";
import { run } from "../../src/trace/index.ts";
import { flagshipText, linesOf, modelOf, texts, traceOf } from "../support/models.ts";
import { randomModel } from "../support/random.ts";
import { runs } from "../support/runs.ts";

const flagship = modelOf(flagshipText);
const given = (text: string) => excerpt(new Source("--with", text));

test("reads numbers by name", () => {
  const overrides = parseOverrides(given(" b1=-3  w11=1/2 "), flagship, () => {});
  expect(texts(Object.fromEntries(overrides ?? []))).toEqual({ b1: "-3", w11: "1/2" });
  for (const text of ["b1=-3, w11=1/2", "b1=-3;w11=1/2", "b1 = -3 w11= 1/2", "b1 =-3\nw11\t=\t1/2"]) {
    const spaced = parseOverrides(given(text), flagship, () => {});
    expect([...(spaced ?? [])]).toEqual([...(overrides ?? [])]);
  }
  expect(parseOverrides(given(""), flagship, () => {})?.size).toBe(0);
});

test.each([
  ["b1", '--with:1:1 bad-syntax: "b1"; expected name=number, e.g. b1=-3 w11=1/2'],
  ["b1 2", '--with:1:1 bad-syntax: "b1"; expected name=number, e.g. b1=-3 w11=1/2'],
  ["= 2", '--with:1:1 bad-syntax: "="; expected name=number, e.g. b1=-3 w11=1/2'],
  ["b1 = x", '--with:1:6 bad-number: "x"; expected a number such as 3, -2, 0.1, 1e3 or 1/3'],
  ["b1==3", '--with:1:4 bad-number: "=3"; expected a number such as 3, -2, 0.1, 1e3 or 1/3'],
  ["b1=2,5", '--with:1:6 bad-number: "2,5", cut off at a comma; expected 2.5: numbers have a point'],
  ["b1= w11=2", '--with:1:4 bad-number: ""; expected a number such as 3, -2, 0.1, 1e3 or 1/3'],
  [
    "b1=2 w19=3",
    '--with:1:6 unknown-name: "w19"; expected an input, target or parameter of the model; did you mean w11?',
  ],
  [
    "z1=2",
    '--with:1:1 unknown-name: "z1", which an equation computes; expected an input, target or parameter of the model',
  ],
  ["b1=x", '--with:1:4 bad-number: "x"; expected a number such as 3, -2, 0.1, 1e3 or 1/3'],
  ["b1=", '--with:1:4 bad-number: ""; expected a number such as 3, -2, 0.1, 1e3 or 1/3'],
  ["b1=1e99999", '--with:1:4 limit-exceeded: "1e99999"; expected a number of at most 10000 digits'],
  ["b1=1 b1=2", '--with:1:6 duplicate-name: "b1" twice; expected one of them'],
])("%s is refused", (text, line) => {
  const lines = linesOf((report) => {
    expect(parseOverrides(given(text), flagship, report)).toBeUndefined();
  });
  expect(lines[0]).toBe(line);
});

test("with equals editing the file", () => {
  const change = fc.tuple(randomModel, fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 7 }));
  fc.assert(
    fc.property(change, ([{ text }, p, q]) => {
      const edited = modelOf(text.replace(/x0: ".*?"/, `x0: "${p}/${q}"`));
      const model = modelOf(text);
      const overrides = parseOverrides(given(`x0=${p}/${q}`), model, () => {});
      const other = run(model, () => {}, { overrides });
      const lines = linesOf((report) => run(edited, report));
      if (lines.length > 0) expect(other).toBeUndefined();
      else {
        const trace = traceOf(edited);
        expect(other && texts(other.values)).toEqual(texts(trace.values));
        expect(other && texts(other.gradients)).toEqual(texts(trace.gradients));
        expect(other?.gates.map(({ reason }) => reason)).toEqual(trace.gates.map(({ reason }) => reason));
      }
    }),
    { numRuns: runs(1000) },
  );
});
