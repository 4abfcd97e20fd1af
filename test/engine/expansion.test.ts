import { expect, test } from "vitest";
import { z } from "zod";
import { readModel, toText } from "../../src/model/index.ts";
import { Source } from "../../src/problem/index.ts";
import { readYaml } from "../../src/yaml/index.ts";
import { flagshipText, linesOf, modelOf, problemsOf, texts, traceOf } from "../support/models.ts";

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
    'm.yaml:12:43 duplicate-name: "z1" is an equation at line 4, column 5 already; expected another name',
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
  ["", "mean"],
  ["batch: sum\n", "sum"],
])("the loss of examples with %j means their %s, that of an example what is written", (setting, join) => {
  const text = `inputs: { x: 1 }
equations: { L: x^2 }
loss: L
examples: [{ inputs: { x: 1 } }, { inputs: { x: 2 } }]
meanings: { L: the square }
${setting}`;
  const { meanings } = modelOf(text);
  expect(meanings.get("L@2")).toBe("the square, example 2");
  expect(meanings.get("L")).toBe(`the square, ${join} of all examples`);
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

test.each(["", "\n", "# nothing yet\n", "---\n"])(
  "%j is a model that lacks everything: one problem",
  (text) => {
    const nothing =
      /^m.yaml:1:\d bad-shape: nothing; expected a mapping with inputs, parameters, equations and loss$/;
    expect(problemsOf(text)).toEqual([expect.stringMatching(nothing)]);
  },
);

test("an empty text is an empty mapping", () => {
  const source = new Source("page.md", "");
  const schema = z.object({ title: z.string().optional() });
  expect(readYaml({ source, text: "", start: 0 }, schema, () => {})?.value).toEqual({});
});

test("a model's text may stand inside of another file", () => {
  const chapter = `# Chapter\n\n\`\`\`model\n${flagshipText.replace("relu(z1)", "rleu(z1)")}\`\`\`\n`;
  const start = chapter.indexOf("title:");
  const text = chapter.slice(start, chapter.lastIndexOf("```"));
  const source = new Source("chapter.md", chapter);
  expect(linesOf((report) => readModel({ source, text, start }, report))).toEqual([
    expect.stringMatching(/^chapter.md:10:7 unknown-function: "rleu"/),
  ]);
});
