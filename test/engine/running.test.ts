import { describe, expect, test } from "vitest";
import { defaultLimits, readModel } from "../../src/model/index.ts";
import { Source } from "../../src/problem/index.ts";
import { Rational } from "../../src/rational/index.ts";
import { certificate, run, toJson } from "../../src/trace/index.ts";
import { linesOf, modelOf, problemsOf, traceOf } from "../support/models.ts";

const model = (formula: string, x = "0") => `inputs: { x: ${x} }\nequations: { y: "${formula}" }\nloss: y\n`;

test.each([
  ["x^0", "m.yaml:2:18 zero-to-zero: x^0 is 0^0, which has no value"],
  ["(x*3)^0", "m.yaml:2:18 zero-to-zero: (x*3)^0 is 0^0, which has no value"],
  ["x^(-1)", "m.yaml:2:18 division-by-zero: a division"],
  ["1/x", "m.yaml:2:20 division-by-zero: a division"],
])("%s at zero has no value", (formula, message) => {
  expect(problemsOf(model(formula)).map((line) => line.slice(0, message.length))).toEqual([message]);
});

test.each(["x^0", "x^(-1)", "1/x"])("%s elsewhere has one", (formula) => {
  expect(problemsOf(model(formula, "-1/2"))).toEqual([]);
});

describe("the digits of a run", () => {
  const limited = (formula: string, limits: Partial<typeof defaultLimits>, x = "10") => {
    const limit = { ...defaultLimits, ...limits };
    return linesOf((report) => {
      const read = readModel(new Source("m.yaml", model(formula, x)), report, limit);
      if (read) run(read, report);
    }).map((line) => line.replace(/^m\.yaml:\d+:\d+ /, ""));
  };

  test.each(["x^5", "x^(-5)"])("%s is not computed where it has too many", (formula) => {
    expect(limited(formula, { digits: 12 })).toEqual([]);
    expect(limited(formula, { digits: 4 })).toEqual([
      expect.stringMatching(/^limit-exceeded: .*expected at most 4 digits/),
    ]);
  });

  test("all of them together are limited, with a word on what to do", () => {
    expect(limited("x*x*x*x + x", { work: 3 })).toEqual([
      "limit-exceeded: too much work with long numbers; expected shorter numbers, or fewer of them",
    ]);
  });
});

test("a trace is plain data with fractions as texts", () => {
  const trace = traceOf("inputs: { x: 1/2 }\nequations: { a: relu(x), y: a^2 }\nloss: y\n");
  expect(JSON.parse(JSON.stringify(toJson(trace)))).toMatchObject({
    of: "y",
    values: { x: "1/2", a: "1/2", y: "1/4" },
    gradients: { x: "1", a: "1", y: "1" },
    forward: [
      { name: "a", value: "1/2" },
      { name: "y", value: "1/4" },
    ],
    backward: [
      { name: "y", gradient: "1", uses: [] },
      { name: "a", gradient: "1", uses: [{ through: "y", upstream: "1", local: "1", product: "1" }] },
      { name: "x", gradient: "1", uses: [{ through: "a", upstream: "1", local: "1", product: "1" }] },
    ],
  });
});

test("an equation that is held at a number passes no gradient on to what it was made of", () => {
  const read = modelOf("inputs: { x: 3 }\nequations: { a: 2*x, y: a*x }\nloss: y\n");
  const of = (overrides: ReadonlyMap<string, Rational>) =>
    traceOf(read, { overrides }).gradients.x?.toString();
  expect([of(new Map()), of(new Map([["a", Rational.of(7n)]]))]).toEqual(["12", "7"]);
});

test("an equation that is held has no gates of its own", () => {
  const read = modelOf("inputs: { x: 3 }\nequations: { a: relu(x), y: relu(a + 1) }\nloss: y\n");
  const held = traceOf(read, { overrides: new Map([["a", Rational.of(7n)]]) });
  expect(traceOf(read).gates.map(({ label }) => label)).toEqual(["ReLU'(x)", "ReLU'(a+1)"]);
  expect(held.gates.map(({ label }) => label)).toEqual(["ReLU'(a+1)"]);
});

test("nothing of a trace can be changed, not even a single use", () => {
  const { backward } = traceOf("inputs: { x: 3 }\nequations: { a: 2*x, y: a*x }\nloss: y\n");
  expect(backward.every((step) => Object.isFrozen(step) && step.uses.every(Object.isFrozen))).toBe(true);
});

describe("a difference quotient that there is not", () => {
  const difference = (equations: string) =>
    certificate(traceOf(`parameters: { w: 0 }\nequations: { ${equations} }\nloss: y\n`), "w").difference;

  test("is a kink's, though another operation is far from its own", () => {
    expect(difference("a: relu(w), b: relu(w + 5), y: a + b")).toMatchObject({ kind: "kink" });
    expect(difference("b: relu(w + 5), a: relu(w), y: a + b")).toMatchObject({ kind: "kink" });
  });

  test("is not certifiable where a kink lies nearer than any step", () => {
    expect(difference("t: (1/2)^1100, y: relu(w + t)")).toEqual({
      kind: "not-certifiable",
      reason: "not certifiable by differences: no step around w keeps every operation on its side",
    });
  });
});
