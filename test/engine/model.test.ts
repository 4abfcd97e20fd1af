import { expect, test } from "vitest";
import { toText } from "../../src/model/index.ts";
import { descend, explain, toJson } from "../../src/trace/index.ts";
import { flagshipText, linesOf, modelOf, modelText, problemsOf, texts, traceOf } from "../support/models.ts";

const equationsOf = (text: string) =>
  modelOf(text).equations.map(({ name, expression }) => `${name}: ${toText(expression)}`);

const layered = `inputs: { x1: 1, x2: 2 }
targets: { target: 3 }
layers:
  - units: 2
    activation: relu
    weights: [[1, 1], [1, -1]]
    biases: [-1, 0]
    names: { weights: w, biases: b, sums: z, outputs: h }
  - units: 1
    weights: [[1, 1]]
    biases: [0]
    names: { weights: v, biases: c, sums: yhat }
equations:
  L: (yhat - target)^2
loss: L
`;

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

test("layers stand for the equations an author would write", () => {
  expect(equationsOf(layered)).toEqual(
    equationsOf(flagshipText).map((line, index) => equationsOf(layered)[index] ?? line),
  );
  expect(equationsOf(layered).sort()).toEqual(equationsOf(flagshipText).sort());
  const [ours, theirs] = [traceOf(layered), traceOf(flagshipText)];
  expect(texts(ours.values)).toEqual(expect.objectContaining({ ...texts(theirs.values) }));
  expect(texts(ours.gradients)).toEqual({ ...texts(theirs.gradients) });
});

test("layers have names by default, indices with _ where two digits meet, and any activation", () => {
  const text = `inputs: { x: 1 }
layers:
  - { units: 2, activation: "leaky_relu(z, 1/10)", weights: [[1], [2]], biases: [0, 1] }
  - { units: 1, activation: square, weights: [[1, 1]] }
equations: { L: h2 }
loss: L
`;
  expect(equationsOf(text)).toEqual([
    "z1_1: w1_11*x + b1_1",
    "h1_1: leaky_relu(z1_1, 1/10)",
    "z1_2: w1_21*x + b1_2",
    "h1_2: leaky_relu(z1_2, 1/10)",
    "z2: w2_1*h1_1 + w2_2*h1_2",
    "h2: square(z2)",
    "L: h2",
  ]);
  const row = `[${Array(10).fill("1").join(", ")}]`;
  const inputs = Array.from({ length: 10 }, (_, index) => `x${index + 1}: 1`).join(", ");
  const wide = `inputs: { ${inputs} }
layers: [{ units: 2, weights: [${row}, ${row}], names: { weights: w, sums: z } }]
equations: { L: z1 + z2 }
loss: L
`;
  expect(equationsOf(wide)[1]).toMatch(/^z2: w2_1\*x1 \+ .+ \+ w2_10\*x10$/);
});

test.each([
  [layered.replace("units: 2", "units: 3"), "m.yaml:6:14 bad-shape: weights of 2 units; expected those of 3"],
  [
    layered.replace("[1, -1]", "[1]"),
    "m.yaml:6:23 bad-shape: 1 weights of unit 2; expected one for each of 2 inputs",
  ],
  [layered.replace("[-1, 0]", "[-1]"), "m.yaml:7:13 bad-shape: 1 biases; expected one for each of 2 units"],
  [
    layered.replace("activation: relu", "activation: rleu"),
    /^m.yaml:5:17 unknown-function: "rleu"; .+ did you mean relu\?$/,
  ],
  [
    layered.replace("units: 2", "units: two"),
    'm.yaml:4:12 bad-number: "two"; expected a whole number from 1 to 10000',
  ],
  [
    layered.replace("sums: yhat", "sums: z1"),
    'm.yaml:9:5 duplicate-name: "z1" is an equation at line 4, column 5 already; expected another name',
  ],
])("a layer's mistakes have places", (text, line) => {
  const [first] = problemsOf(text);
  if (typeof line === "string") expect(first).toBe(line);
  else expect(first).toMatch(line);
});

const batch = `parameters: { w: 2, b: 1 }
inputs: { scale: 3 }
equations:
  reg: 1/10*w^2
  y: scale*w*x + b
  L: (y - t)^2 + reg
loss: L
examples:
  - { inputs: { x: 1 }, targets: { t: 5 } }
  - { inputs: { x: -1 }, targets: { t: 2 } }
`;

test("examples are a batch whose loss is their mean, each addressable by @", () => {
  const trace = traceOf(batch);
  expect(texts(trace.values)).toEqual({
    scale: "3",
    w: "2",
    b: "1",
    reg: "2/5",
    "x@1": "1",
    "t@1": "5",
    "x@2": "-1",
    "t@2": "2",
    "y@1": "7",
    "L@1": "22/5",
    "y@2": "-5",
    "L@2": "247/5",
    L: "269/10",
  });
  expect(trace.gradients.w?.toString()).toBe("137/5");
  expect(trace.gradients["y@2"]?.toString()).toBe("-7");
  expect(equationsOf(batch).at(-1)).toBe("L: mean(L@1, L@2)");
  expect(traceOf(`${batch}batch: sum\n`).values.L?.toString()).toBe("269/5");
  expect(traceOf(modelOf(batch), { of: "L@2" }).gradients.b?.toString()).toBe("-14");
});

test.each([
  [
    batch.replace("targets: { t: 2 }", "targets: { }"),
    'm.yaml:10:5 missing-key: no "t" in "examples.1.targets"; expected a number',
  ],
  [batch.replace("x: -1", "x: one"), /^m.yaml:10:20 bad-number: "one"/],
  [
    batch.replace("inputs: { x: -1 }", "input: { x: -1 }"),
    /^m.yaml:10:7 unknown-key: "input" in "examples.1"; .+ did you mean inputs\?$/,
  ],
])("an example's mistakes have places", (text, line) => {
  const found = problemsOf(text);
  expect(
    found.some((problem) => (typeof line === "string" ? problem === line : line.test(problem))),
    found.join("\n"),
  ).toBe(true);
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
  expect(descent?.warning).toMatchObject({ code: "limit-exceeded", place: { line: 13, column: 1 } });
  expect(descend(modelOf(flagshipText), () => {})).toBeUndefined();
  expect(descend(modelOf(`${flagshipText}update: { rate: 1/10 }\n`), () => {})?.warning).toBeUndefined();
  expect(problemsOf(`${flagshipText}update: { rate: 1/10, steps: 101 }\n`)).toEqual([
    'm.yaml:13:30 limit-exceeded: "101"; expected a whole number from 1 to 100',
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
  expect(explain(traceOf(flagshipText), "dL/dq")).toBeUndefined();
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
