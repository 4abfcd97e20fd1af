import { expect, test } from "vitest";
import { backwardRules } from "../../src/equations/index.ts";
import { explain } from "../../src/trace/index.ts";
import { modelText, traceOf } from "../support/models.ts";

/** The rules of a model's backward pass in a register, and the last line of the derivation of each. */
const rulesOf = (inputs: Record<string, string>, ...equations: [string, string][]) => {
  const trace = traceOf(modelText(inputs, equations, "L"));
  return backwardRules(trace).map(({ quantity, rule, value }) => {
    const last = explain(trace, quantity)?.at(-1);
    return [`${quantity} = ${rule} = ${value}`, last && `${last.rule} = ${last.numbers}`];
  });
};

test("a sum over paths is one sum, whatever the local derivatives are", () => {
  expect(rulesOf({ x: "3" }, ["L", "x*x + x"])).toEqual([["dL/dx = 3 + 3 + 1 = 7", "x + x + 1 = 3 + 3 + 1"]]);
  expect(rulesOf({ x: "3" }, ["a", "x*x"], ["L", "a + x*x"])).toEqual([
    ["dL/da = 1 = 1", "1 = 1"],
    ["dL/dx = 3 + 3 + 3 + 3 = 12", "dL/da*(x+x) + x + x = 1*(3+3) + 3 + 3"],
  ]);
});

test("right under the loss a local derivative of 1 is 1; further out it is the upstream's name", () => {
  expect(rulesOf({ x: "2" }, ["a", "x + 1"], ["L", "a - x"])).toEqual([
    ["dL/da = 1 = 1", "1 = 1"],
    ["dL/dx = dL/da - 1 = 0", "dL/da - 1 = 1 - 1"],
  ]);
});

test("products of products are one product", () => {
  expect(rulesOf({ x: "2", y: "-3" }, ["a", "x*y*x"], ["L", "a^2"])).toEqual([
    ["dL/da = 2*(-12) = -24", "2*a = 2*(-12)"],
    ["dL/dx = -24*(-3*2+2*(-3)) = 288", "dL/da*(y*x+x*y) = -24*(-3*2+2*(-3))"],
    ["dL/dy = -24*2*2 = -96", "dL/da*x*x = -24*2*2"],
  ]);
});

test("the rules of a long sum take time in proportion to its terms", () => {
  const timeOf = (count: number) => {
    const names = Array.from({ length: count }, (_, index) => `w${index}`);
    const inputs = Object.fromEntries(names.map((name) => [name, "1/2"]));
    const trace = traceOf(modelText(inputs, [["L", names.map((name) => `relu(${name})`).join("+")]], "L"));
    const start = performance.now();
    expect(backwardRules(trace)).toHaveLength(2 * count);
    return performance.now() - start;
  };
  timeOf(600);
  expect(timeOf(6_000)).toBeLessThan(40 * timeOf(600));
});
