import { describe, expect, test } from "vitest";
import { defaultLimits, toText } from "../../src/model/index.ts";
import { modelOf, problemsOf, texts, traceOf } from "../support/models.ts";

describe("layers stand for quantities whose names they tell", () => {
  const layersOf = (layers: string, inputs = "x1: 1, x2: 2") =>
    modelOf(`inputs: { ${inputs} }\nlayers: ${layers}\nequations: { L: 1 }\nloss: L\n`).layers.map(
      ({ activation, ...layer }) => ({ ...layer, activation: activation && toText(activation) }),
    );

  test("two of them, the second on the outputs of the first", () => {
    expect(
      layersOf(
        "[{ units: 2, activation: relu, weights: [[1, 2], [3, 4]], biases: [5, 6] }, { units: 1, weights: [[7, 8]] }]",
      ),
    ).toEqual([
      {
        stems: { weights: "w1", biases: "b1", sums: "z1", outputs: "h1" },
        inputs: ["x1", "x2"],
        weights: [
          ["w1_11", "w1_12"],
          ["w1_21", "w1_22"],
        ],
        biases: ["b1_1", "b1_2"],
        sums: ["z1_1", "z1_2"],
        outputs: ["h1_1", "h1_2"],
        activation: "relu(z)",
      },
      {
        stems: { weights: "w2", biases: "b2", sums: "z2", outputs: "h2" },
        inputs: ["h1_1", "h1_2"],
        weights: [["w2_1", "w2_2"]],
        biases: undefined,
        sums: ["z2"],
        outputs: ["z2"],
        activation: undefined,
      },
    ]);
  });

  test("with names of their own, and an activation in z", () => {
    const [layer] = layersOf(
      '[{ units: 1, activation: "max(z, z/10)", weights: [[1, 2]], biases: [3], names: { weights: v, biases: c, sums: s, outputs: y } }]',
    );
    expect(layer).toMatchObject({
      stems: { weights: "v", biases: "c", sums: "s", outputs: "y" },
      weights: [["v1", "v2"]],
      biases: ["c"],
      sums: ["s"],
      outputs: ["y"],
      activation: "max(z, z/10)",
    });
  });

  test.each([
    [9, "w1_19"],
    [10, "w1_1_10"],
  ])("%i inputs, whose last weight of the first unit is %s", (count, name) => {
    const all = Array.from({ length: count }, (_, at) => at + 1);
    const row = `[${all.join(", ")}]`;
    const [layer] = layersOf(
      `[{ units: 2, weights: [${row}, ${row}] }]`,
      all.map((at) => `x${at}: 1`).join(", "),
    );
    expect(layer?.weights[0]?.at(-1)).toBe(name);
  });

  test.each([
    ["{ units: 2, weights: [[1, 2]] }", "m.yaml:2:31 bad-shape: weights of 1 units; expected those of 2"],
    [
      "{ units: 2, weights: [[1, 2], [3]] }",
      "m.yaml:2:40 bad-shape: 1 weights of unit 2; expected one for each of 2 inputs",
    ],
    [
      "{ units: 2, weights: [[1, 2, 3], [3, 4]] }",
      "m.yaml:2:32 bad-shape: 3 weights of unit 1; expected one for each of 2 inputs",
    ],
    [
      "{ units: 1, weights: [[1, 2]], biases: [1, 2] }",
      "m.yaml:2:49 bad-shape: 2 biases; expected one for each of 1 units",
    ],
  ])("%s is refused, and what uses its names is no second mistake", (layer, message) => {
    const problems = problemsOf(
      `inputs: { x1: 1, x2: 2 }\nlayers: [${layer}, { units: 1, weights: [[1]] }]\nequations: { L: z1 + z1_2 + h1 + w1_12 + z2 }\nloss: L\n`,
    );
    expect(problems.map((line) => line.slice(0, message.length))).toEqual([message]);
  });
});

describe("examples stand for a copy of what depends on them", () => {
  test("a number that the model lists may be another one in examples though nothing uses it", () => {
    const trace = traceOf(
      "inputs: { x1: 1, x2: 2 }\nparameters: { w: 3 }\nequations: { L: (w*x1)^2 }\nloss: L\nexamples: [{ inputs: { x2: 5 } }]\n",
    );
    expect(String(trace.values.L)).toBe("9");
  });

  const batch = (rest: string) =>
    `inputs: { x: 5 }\ntargets: { t: 1 }\nparameters: { w: 2 }\nequations: { r: w^2, y: w*x, L: y - t }\nloss: L\n${rest}`;
  const two = "examples: [{ inputs: { x: 1 }, targets: { t: 3 } }, { targets: { t: 4 } }]\n";

  test("and of nothing else; what an example leaves out is as the model has it", () => {
    const trace = traceOf(batch(two));
    expect(texts(trace.values)).toEqual({
      w: "2",
      r: "4",
      "x@1": "1",
      "t@1": "3",
      "y@1": "2",
      "L@1": "-1",
      "x@2": "5",
      "t@2": "4",
      "y@2": "10",
      "L@2": "6",
      L: "5/2",
    });
    expect(trace.model.examples).toBe(2);
  });

  test("their losses may be added up", () => {
    expect(traceOf(batch(`${two}batch: sum\n`)).values.L?.toString()).toBe("5");
  });

  test("a loss that depends on none of them stays one", () => {
    const trace = traceOf(batch(two).replace("loss: L", "loss: r"));
    expect(trace.values.r?.toString()).toBe("4");
    expect(Object.keys(trace.values)).not.toContain("r@1");
  });

  test("an empty list of them is none", () => {
    expect(texts(traceOf(batch("examples: []\n")).values)).toEqual({
      x: "5",
      t: "1",
      w: "2",
      r: "4",
      y: "10",
      L: "9",
    });
  });

  test("what one gives and another does not must be in the model", () => {
    expect(
      problemsOf(
        batch(two)
          .replace("targets: { t: 1 }\n", "")
          .replace("{ targets: { t: 4 } }", "{ inputs: { x: 2 } }"),
      ),
    ).toEqual(['m.yaml:5:53 missing-key: no "t" in "examples.1.targets"; expected a number']);
  });

  test("the copies count towards the limit of equations", () => {
    const limited = (equations: number) => problemsOf(batch(two), { ...defaultLimits, equations });
    expect(limited(4)).toEqual([]);
    expect(limited(3)).toEqual(["m.yaml:6:11 limit-exceeded: 4 equations; expected at most 3"]);
  });
});
