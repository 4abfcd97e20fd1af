import { describe, expect, test } from "vitest";
import { defaultLimits, ofRole, readModel, withNumbers } from "../../src/model/index.ts";
import { Source } from "../../src/problem/index.ts";
import { Rational } from "../../src/rational/index.ts";
import { flagshipText, modelOf, problemsOf, traceOf } from "../support/models.ts";

const small = (rest: string) => `inputs: { x: 1 }\nequations: { y: 2*x }\nloss: y\n${rest}`;

describe("whole numbers of a model", () => {
  const steps = (text: string) => problemsOf(small(`update: { rate: 1, steps: ${text} }\n`));

  test.each(["1", "100"])("%s steps are steps", (text) => expect(steps(text)).toEqual([]));

  test.each([
    ["0", 'bad-number: "0"'],
    ["-1", 'bad-number: "-1"'],
    ["1.5", 'bad-number: "1.5"'],
    ["1x", 'bad-number: "1x"'],
    ["x1", 'bad-number: "x1"'],
    ["1234567890", 'bad-number: "1234567890"'],
    ["101", 'limit-exceeded: "101"'],
    [`"${"1x".repeat(40)}"`, `bad-number: "${"1x".repeat(20)}"`],
  ])("%s steps are none", (text, message) => {
    expect(steps(text)).toEqual([`m.yaml:4:27 ${message}; expected a whole number from 1 to 100`]);
  });

  test("the update's own are what they are where nothing is said", () => {
    const { update } = modelOf(small("update: { rate: 1/2 }\n"));
    expect([update?.steps, update?.rate.toString()]).toEqual([1, "1/2"]);
  });
});

test.each([
  ["inputs: { a: 1 }\nparameters: { a: 2 }\n", "m.yaml:2:15", "an input at line 1, column 11"],
  ["targets: { a: 1 }\nparameters: { a: 2 }\n", "m.yaml:2:15", "a target at line 1, column 12"],
  ["parameters: { a: 1 }\nequations: { a: 2 }\n", "m.yaml:2:14", "a parameter at line 1, column 15"],
  [
    "inputs: { x: 1 }\nlayers: [{ units: 1, weights: [[2]], names: { sums: a } }]\nequations: { a: x }\n",
    "m.yaml:3:14",
    "an equation at line 2, column 10",
  ],
])("a name that is taken: %j", (text, place, before) => {
  const rest = text.includes("equations") ? "" : "equations: { y: a }\n";
  expect(problemsOf(`${text}${rest}loss: ${rest === "" ? "a" : "y"}\n`)).toEqual([
    `${place} duplicate-name: "a" is ${before} already; expected another name`,
  ]);
});

describe("limits are reached, not passed", () => {
  const lines = flagshipText.length;
  test.each([
    ["characters", lines],
    ["equations", 6],
    ["numbers", 12],
    ["exponent", 2],
    ["depth", 1],
  ] as const)("%s of %i is allowed", (name, limit) => {
    expect(problemsOf(flagshipText, { ...defaultLimits, [name]: limit })).toEqual([]);
  });

  test("problems are reported up to their limit, and the end of it once", () => {
    const wrong = (count: number) =>
      problemsOf(
        small(`meanings: { ${Array.from({ length: count }, (_, at) => `n${at}: a`).join(", ")} }\n`),
        {
          ...defaultLimits,
          problems: 3,
        },
      );
    expect(wrong(3)).toHaveLength(3);
    expect(wrong(5)).toHaveLength(4);
    expect(wrong(5)[3]).toBe("m.yaml:1:1 limit-exceeded: more problems; expected at most 3");
  });

  test("what is over its limit is not looked at any further", () => {
    const text = small("").replace("2*x", "2*x, z: (").replace("loss: y", "loss: q");
    expect(problemsOf(text, { ...defaultLimits, equations: 1 })).toEqual([
      "m.yaml:2:12 limit-exceeded: 2 equations; expected at most 1",
    ]);
  });
});

test("a model's sign for derivatives goes before the book's, and the book's before d", () => {
  const signOf = (rest: string, book?: "partial") =>
    readModel(new Source("m", small(rest)), () => {}, defaultLimits, book)?.notation.derivatives;
  expect([signOf(""), signOf("", "partial"), signOf("derivatives: d\n", "partial")]).toEqual([
    "d",
    "partial",
    "d",
  ]);
});

test("notation and meanings are by name, and each name must be there", () => {
  const model = modelOf(small('notation: { y: "\\\\eta" }\nmeanings: { x: the input }\n'));
  expect([...model.notation.names, ...model.meanings]).toEqual([
    ["y", "\\eta"],
    ["x", "the input"],
  ]);
  expect(problemsOf(small("notation: { q: a }\nmeanings: { Y: b }\n"))).toEqual([
    'm.yaml:4:13 unknown-name: "q" in "notation"',
    'm.yaml:5:13 unknown-name: "Y" in "meanings"; did you mean y?',
  ]);
});

test("a model without examples has none, and its trace has every quantity once", () => {
  const model = modelOf(small(""));
  expect(model.examples).toBe(0);
  expect(Object.keys(traceOf(model).values)).toEqual(["x", "y"]);
});

test("numbers take the places of given ones, and of nothing that is computed", () => {
  const model = modelOf(small(""));
  const other = withNumbers(
    model,
    new Map([
      ["x", Rational.of(4n)],
      ["y", Rational.of(9n)],
    ]),
  );
  expect(Object.values(traceOf(other).values).map(String)).toEqual(["4", "8"]);
  expect(Object.values(traceOf(model).values).map(String)).toEqual(["1", "2"]);
});

test("the quantities of a role come in their order", () => {
  const names = (role: "input" | "target" | "parameter" | "equation") =>
    ofRole(modelOf(flagshipText), role).map(({ name }) => name);
  expect(names("input")).toEqual(["x1", "x2"]);
  expect(names("target")).toEqual(["target"]);
  expect(names("equation")).toEqual(["z1", "h1", "z2", "h2", "yhat", "L"]);
});

test("a long circle is told by its first five", () => {
  const circle = Array.from({ length: 8 }, (_, at) => `  e${at}: e${(at + 1) % 8}\n`).join("");
  expect(problemsOf(`equations:\n${circle}loss: e0\n`)).toEqual([
    "m.yaml:9:7 dependency-cycle: e0 -> e1 -> e2 -> e3 -> e4 -> … -> e0: each needs the next to be computed first; expected equations that use only inputs, parameters and other equations without a way back",
  ]);
});

test("in a model dL/dw is a division of names", () => {
  expect(problemsOf("inputs: { dL: 6, dw: 3 }\nequations: { y: dL/dw }\nloss: y\n")).toEqual([]);
  expect(traceOf("inputs: { dL: 6, dw: 3 }\nequations: { y: dL/dw }\nloss: y\n").values.y?.toString()).toBe(
    "2",
  );
});
