import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Conventions, functions, isGated, losses, type Tie } from "../../src/operations/index.ts";
import { argument } from "../../src/operations/operation.ts";
import { Rational } from "../../src/rational/index.ts";
import { forwardMode } from "../../src/trace/dual.ts";
import { kinksOf } from "../../src/trace/index.ts";
import { modelText, texts, traceOf } from "../support/models.ts";
import { runs } from "../support/runs.ts";

const calls = [...functions.values()].flatMap(({ name, arity: [least, most] }) =>
  [least, Math.min(most, least + 2)].map((count) => {
    const args = Array.from({ length: count }, (_, index) => `x${index}`);
    return [`${name}(${args.join(", ")})`, count] as const;
  }),
);
const infix = ["x0 + x1", "x0 - x1", "x0*x1", "x0/x1", "-x0", "x0^3", "x0^(-2)", "x0^0", "x0/x1/x2*x0"].map(
  (text) => [text, new Set(text.match(/x\d/g)).size] as const,
);

describe("every derivative row agrees with dual numbers through + - * / alone, at kinks too", () => {
  test.each([...calls, ...infix])("%s", (text, count) => {
    const number = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.constantFrom(1, 2));
    const tie = fc.constantFrom<Tie>("split", "first", "second", "all");
    const args = fc.array(number, { minLength: count, maxLength: count });
    fc.assert(
      fc.property(args, tie, fc.constantFrom("slope", "1/3"), (numbers, tied, leaky) => {
        const inputs = Object.fromEntries(numbers.map(([p, q], index) => [`x${index}`, `${p}/${q}`]));
        const divisors = text.includes("/") ? Object.values(inputs).slice(1) : [];
        fc.pre(!divisors.some((value) => value.startsWith("0/")));
        fc.pre(!/\^(0|\()/.test(text) || !inputs.x0?.startsWith("0/"));
        const rest = `conventions: { relu: 2, leaky_relu: ${leaky}, abs: -3, tie: ${tied} }\n`;
        const trace = traceOf(modelText(inputs, [["y", text]], "y", rest));
        for (const name of Object.keys(inputs)) {
          const slope = forwardMode(trace.model, name, trace.values).get("y")?.slope;
          expect(slope?.toString(), name).toBe(trace.gradients[name]?.toString());
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

const at = (text: string, inputs: Record<string, string>, conventions = "") => {
  const rest = conventions && `conventions: { ${conventions} }\n`;
  const trace = traceOf(modelText(inputs, [["y", text]], "y", rest));
  const { y, ...gradients } = texts(trace.gradients);
  return { y: trace.values.y?.toString(), gradients, kinks: kinksOf(trace) };
};
const kink = (operation: string, convention: string) => [{ at: "y", operation, convention }];

test.each([
  ["relu(x)", { x: "0" }, "", "0", { x: "0" }, kink("relu", "0")],
  ["relu(x)", { x: "0" }, "relu: 1/2", "0", { x: "1/2" }, kink("relu", "1/2")],
  ["relu(x)", { x: "-2" }, "", "0", { x: "0" }, []],
  ["relu(x)", { x: "3" }, "", "3", { x: "1" }, []],
  ["abs(x)", { x: "-3" }, "", "3", { x: "-1" }, []],
  ["abs(x)", { x: "0" }, "abs: -1", "0", { x: "-1" }, kink("abs", "-1")],
  ["leaky_relu(x, a)", { x: "-2", a: "1/10" }, "", "-1/5", { x: "1/10", a: "-2" }, []],
  ["leaky_relu(x, a)", { x: "2", a: "1/10" }, "", "2", { x: "1", a: "0" }, []],
  ["leaky_relu(x, a)", { x: "0", a: "1/10" }, "", "0", { x: "1/10", a: "0" }, kink("leaky_relu", "slope")],
  [
    "leaky_relu(x, a)",
    { x: "0", a: "1/10" },
    "leaky_relu: 1",
    "0",
    { x: "1", a: "0" },
    kink("leaky_relu", "1"),
  ],
  ["max(a, b)", { a: "1", b: "1" }, "", "1", { a: "1/2", b: "1/2" }, kink("max", "split")],
  ["max(a, b)", { a: "1", b: "1" }, "tie: first", "1", { a: "1", b: "0" }, kink("max", "first")],
  ["min(a, b)", { a: "1", b: "1" }, "tie: second", "1", { a: "0", b: "1" }, kink("min", "second")],
  ["min(a, b)", { a: "1", b: "1" }, "tie: all", "1", { a: "1", b: "1" }, kink("min", "all")],
  ["max(a, b, c)", { a: "1", b: "1", c: "0" }, "", "1", { a: "1/2", b: "1/2", c: "0" }, kink("max", "split")],
  ["max(a, b, c)", { a: "1", b: "1", c: "2" }, "", "2", { a: "0", b: "0", c: "1" }, []],
  ["min(a, b, c)", { a: "3", b: "1", c: "2" }, "", "1", { a: "0", b: "1", c: "0" }, []],
  ["max(0, x)", { x: "0" }, "", "0", { x: "1/2" }, kink("max", "split")],
  ["sum(a, b, a)", { a: "1", b: "2" }, "", "4", { a: "2", b: "1" }, []],
  ["mean(a, b, 4)", { a: "1", b: "2" }, "", "7/3", { a: "1/3", b: "1/3" }, []],
  ["square(a)", { a: "-3" }, "", "9", { a: "-6" }, []],
  ["mean_squared_error(a, 1, b, 2)", { a: "2", b: "4" }, "", "5/2", { a: "1", b: "2" }, []],
  ["hinge(a, -1)", { a: "-1/2" }, "", "1/2", { a: "1" }, []],
])("%s at %o with { %s }", (text, inputs, conventions, y, gradients, kinks) => {
  expect(at(text, inputs, conventions)).toEqual({ y, gradients, kinks });
});

test("gates are named by function and argument, with the comparison that decides", () => {
  const inputs = { x: "2", y: "3", z: "0" };
  const trace = traceOf(
    modelText(
      inputs,
      [
        [
          "L",
          "relu(x - 3) + max(0, x, y) + min(x, 2) + leaky_relu(z, 1/10) + abs(-y) + leaky_relu(y, 1/10) + min(y, x) + abs(z)",
        ],
      ],
      "L",
    ),
  );
  expect(
    trace.gates.map(({ label, reason, value, kink }) => [label, reason, value.toString(), kink]),
  ).toEqual([
    ["ReLU'(x-3)", "x - 3=-1<=0", "0", false],
    ["max'2(0, x, y)", "x=2<3", "0", false],
    ["max'3(0, x, y)", "y=3>2", "1", false],
    ["min'1(x, 2)", "x=2=2", "1/2", true],
    ["LeakyReLU'(z, 1/10)", "z=0<=0", "1/10", true],
    ["abs'(-y)", "-y=-3<0", "-1", false],
    ["LeakyReLU'(y, 1/10)", "y=3>0", "1", false],
    ["min'1(y, x)", "y=3>2", "0", false],
    ["min'2(y, x)", "x=2<3", "1", false],
    ["abs'(z)", "z=0", "0", true],
  ]);
  expect(trace.gates.every(({ equation }) => equation === "L")).toBe(true);
});

test("conventions are stated as a page shows them", () => {
  const conventions: Conventions = {
    relu: Rational.zero,
    leaky_relu: "slope",
    abs: Rational.one,
    tie: "split",
  };
  const rows = [...functions.values()].filter(isGated);
  expect(rows.map((row) => [row.name, row.convention(conventions)])).toEqual([
    ["relu", "z=0 convention: ReLU'(0)=0"],
    ["leaky_relu", "z=0 convention: LeakyReLU'(0)=slope"],
    ["abs", "z=0 convention: abs'(0)=1"],
    ["max", "tie convention: split"],
    ["min", "tie convention: split"],
  ]);
});

test("an argument that is not there is a bug", () => {
  expect(() => argument([1], 1)).toThrow("no argument 1");
});

test("every file is an operation of the table, or known to be none", () => {
  const folder = new URL("../../src/operations/", import.meta.url);
  const files = readdirSync(folder).map((file) => file.replace(".ts", "").replace("-", "_"));
  const rest = ["add", "subtract", "multiply", "divide", "negate", "power"];
  const none = ["index", "inexact", "losses", "operation", "table", "extremum"];
  expect(files.sort()).toEqual([...functions.keys(), ...rest, ...none].sort());
  expect([...losses.keys()].filter((name) => functions.has(name))).toEqual([]);
});
