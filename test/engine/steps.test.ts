import { expect, test } from "vitest";
import { parseSteps } from "../../src/model/index.ts";
import { attempt, excerpt, Source } from "../../src/problem/index.ts";
import { descend, stepFrom, tooLong } from "../../src/trace/index.ts";
import { linesOf, modelOf, modelText, traceOf } from "../support/models.ts";

const learning = (update: string) =>
  modelOf(modelText({ x: "3" }, [["L", "(w*x - 1)^2"]], "L", `parameters: { w: 1 }\nupdate: ${update}\n`));
const model = learning("{ rate: 1/18 }");
const given = (text: string) => excerpt(new Source("--after", text));

test("reads how many steps", () => {
  for (const [text, count] of [
    ["0", 0],
    ["7", 7],
    ["007", 7],
    ["100", 100],
  ] as const)
    expect(parseSteps(given(text), model)).toBe(count);
});

test.each(["", "-1", "1.5", "1e1", "101", "9999999999", " 1", "1x"])("%j is no number of steps", (text) => {
  const lines = linesOf((report) => attempt(report, () => parseSteps(given(text), model)));
  expect(lines).toEqual([
    `--after:1:1 bad-attribute: ${JSON.stringify(text)}; expected how many steps of gradient descent, 0 to 100`,
  ]);
});

test("a model without an update takes no steps, not even none", () => {
  const still = modelOf(modelText({ x: "3" }, [["L", "x^2"]], "L"));
  for (const text of ["0", "1"]) {
    expect(linesOf((report) => attempt(report, () => parseSteps(given(text), still)))).toEqual([
      '--after:1:1 missing-key: gradient descent on a model without "update"; expected update: { rate: 1/10 } in m.yaml',
    ]);
  }
});

test("a step takes the rate times the gradient from each parameter, and from nothing else", () => {
  const trace = traceOf(model);
  if (!model.update) throw new Error("the model learns");
  expect(stepFrom(trace, model.update).map(([name, value]) => [name, `${value}`])).toEqual([["w", "1/3"]]);
  const descent = descend(model, () => {}, { steps: 2 });
  const states = descent?.steps.map(({ step, overrides, trace: { values } }) => [
    step,
    [...overrides.keys()],
    `${values.L}`,
  ]);
  expect(states).toEqual([
    [0, [], "4"],
    [1, ["w"], "0"],
    [2, ["w"], "0"],
  ]);
});

test("fractions are too long from one digit past the budget on", () => {
  const [exact, short] = [learning("{ rate: 1/7, digits: 3 }"), learning("{ rate: 1/7, digits: 2 }")];
  const after = (of: typeof model) => descend(of, () => {}, { steps: 1 })?.steps[1]?.trace;
  const [fits, passes] = [after(exact), after(short)];
  if (!fits || !passes) throw new Error("the models run");
  expect(tooLong(fits, 1)).toBeUndefined();
  expect(tooLong(passes, 1)).toEqual({
    found: "fractions of 3 digits after step 1",
    expected: 'at most 2; take fewer steps, or raise "digits" in "update"',
  });
});
