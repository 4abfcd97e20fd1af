import { expect, test } from "vitest";
import { descend, explain, kinksOf, toJson } from "../../src/trace/index.ts";
import { flagshipText, linesOf, modelOf, modelText, problemsOf, texts, traceOf } from "../support/models.ts";

test("the flagship's passes are in the book's order", () => {
  const trace = traceOf(flagshipText);
  expect(trace.forward.map(({ name, value }) => `${name}=${value}`).join(" ")).toBe(
    "z1=2 h1=2 z2=-1 h2=0 yhat=2 L=1",
  );
  const byDepth = trace.backward.map(({ name, depth }) => `${depth}:${name}`).join(" ");
  expect(byDepth).toBe(
    "0:L 1:yhat 2:v1 2:v2 2:c 2:h1 2:h2 3:z1 3:z2 4:w11 4:w12 4:b1 4:w21 4:w22 4:b2 1:target 4:x1 4:x2",
  );
  expect(texts(trace.gradients)).toMatchObject({
    w11: "-2",
    w12: "-4",
    b1: "-2",
    w21: "0",
    v1: "-4",
    target: "2",
  });
  expect(Object.isFrozen(trace) && Object.isFrozen(trace.values) && Object.isFrozen(trace.backward[0])).toBe(
    true,
  );
  expect(toJson(trace).backward.find(({ name }) => name === "x1")?.uses).toEqual([
    { through: "z1", upstream: "-2", local: "1", product: "-2" },
    { through: "z2", upstream: "0", local: "1", product: "0" },
  ]);
  expect(toJson(trace).gates).toEqual([
    { label: "ReLU'(z1)", value: "1", reason: "z1=2>0", kink: false },
    { label: "ReLU'(z2)", value: "0", reason: "z2=-1<=0", kink: false },
  ]);
});

test("an equation that the loss does not use has gradient 0 and no depth", () => {
  const trace = traceOf(
    modelText(
      { x: "2" },
      [
        ["unused", "x^2"],
        ["L", "3*x"],
      ],
      "L",
    ),
  );
  expect(texts(trace.gradients)).toEqual({ x: "3", unused: "0", L: "1" });
  expect(trace.backward.map(({ name, depth }) => [name, depth])).toEqual([
    ["L", 0],
    ["unused", undefined],
    ["x", 1],
  ]);
  expect(texts(traceOf(modelOf(flagshipText), { of: "h1" }).gradients)).toMatchObject({
    w11: "1",
    L: "0",
    v1: "0",
  });
});

test("an overridden equation is a number of its own", () => {
  const five = traceOf(modelText({}, [["five", "5"]], "five")).values.five;
  const trace = traceOf(modelOf(flagshipText), { overrides: new Map(five ? [["z1", five]] : []) });
  expect(texts(trace.values)).toMatchObject({ z1: "5", h1: "5", L: "4" });
  expect(texts(trace.gradients)).toMatchObject({ z1: "4", w11: "0", v1: "20" });
  expect(trace.gates.map(({ label }) => label)).toEqual(["ReLU'(z1)", "ReLU'(z2)"]);
});

test("gradient descent steps are exact, and long fractions warn", () => {
  const model = modelOf(`${flagshipText}update: { rate: 1/10, steps: 3, digits: 20 }\n`);
  const descent = descend(model, () => {});
  expect(descent?.steps.map(({ trace }) => trace.values.L?.toString().slice(0, 12))).toEqual([
    "1",
    "1764/625",
    "138554557646",
    expect.any(String),
  ]);
  const [first, second] = descent?.steps ?? [];
  expect(first && second && texts(second.trace.values)).toMatchObject({
    w11: "6/5",
    b1: "-4/5",
    v1: "7/5",
    x1: "1",
  });
  expect(descent?.steps.map(({ digits }) => digits)[0]).toBe(1);
  expect(descent?.warning).toMatchObject({ code: "long-fraction", place: { line: 32, column: 1 } });
  expect(descend(modelOf(flagshipText), () => {})).toBeUndefined();
  expect(descend(modelOf(`${flagshipText}update: { rate: 1/10 }\n`), () => {})?.warning).toBeUndefined();
  expect(problemsOf(`${flagshipText}update: { rate: 1/10, steps: 101 }\n`)).toEqual([
    'm.yaml:32:30 limit-exceeded: "101"; expected a whole number from 1 to 100',
  ]);
  const long = modelOf(`${flagshipText}update: { rate: 1/10, steps: 12 }\n`);
  expect(linesOf((report) => descend(long, report))[0]).toMatch(/limit-exceeded/);
});

test("a gradient is derived from the loss down, sums over paths included", () => {
  const lines = explain(traceOf(flagshipText), "dL/dx1")?.map(
    ({ name, rule, numbers, value }) => `${name} = ${rule} = ${numbers} = ${value}`,
  );
  expect(lines).toEqual([
    "dL/dL = 1 = 1 = 1",
    "dL/dyhat = 2*(yhat-target) = 2*(2-3) = -2",
    "dL/dh1 = dL/dyhat*v1 = -2*1 = -2",
    "dL/dh2 = dL/dyhat*v2 = -2*1 = -2",
    "dL/dz1 = dL/dh1*ReLU'(z1) = -2*1 = -2",
    "dL/dz2 = dL/dh2*ReLU'(z2) = -2*0 = 0",
    "dL/dx1 = dL/dz1*w11 + dL/dz2*w21 = -2*1 + 0*1 = -2",
  ]);
  expect(
    explain(traceOf(flagshipText), "h1")?.map(({ name, rule, numbers }) => `${name} = ${rule} = ${numbers}`),
  ).toEqual([
    "x1 = input = 1",
    "x2 = input = 2",
    "w11 = parameter = 1",
    "w12 = parameter = 1",
    "b1 = parameter = -1",
    "z1 = w11*x1 + w12*x2 + b1 = 1*1 + 1*2 - 1",
    "h1 = relu(z1) = relu(2)",
  ]);
  const names = (name: string, of?: string) =>
    explain(traceOf(flagshipText, { of }), name)?.map((line) => line.name);
  expect(names("dL/dw11")).toEqual(["dL/dL", "dL/dyhat", "dL/dh1", "dL/dz1", "dL/dw11"]);
  expect(names("dL/dtarget")).toEqual(["dL/dL", "dL/dtarget"]);
  expect(names("dyhat/dw22", "yhat")).toEqual(["dyhat/dyhat", "dyhat/dh2", "dyhat/dz2", "dyhat/dw22"]);
  expect(names("dz1/dw22", "z1")).toEqual(["dz1/dw22"]);
  for (const name of ["dL/dq", "dh/dw11", "dL/w11", "q"]) expect(names(name)).toBeUndefined();
});

test("a kink is reported for each equation that it stands in", () => {
  const trace = traceOf(
    modelText(
      { x: "0" },
      [
        ["a", "relu(x)"],
        ["b", "relu(x) + relu(x)"],
      ],
      "b",
    ),
  );
  expect(kinksOf(trace).map(({ at }) => at)).toEqual(["a", "b"]);
  expect(trace.gates.map(({ equation, label }) => `${equation} ${label}`)).toEqual([
    "a ReLU'(x)",
    "b ReLU'(x)",
  ]);
});

test("names that objects have are names like others", () => {
  const trace = traceOf(
    modelText(
      { constructor: "2", toString: "3" },
      [["hasOwnProperty", "constructor*toString"]],
      "hasOwnProperty",
    ),
  );
  expect(texts(trace.gradients)).toEqual({ constructor: "3", toString: "2", hasOwnProperty: "1" });
});
