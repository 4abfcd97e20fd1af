import type { Command } from "commander";
import { expect, test } from "vitest";
import { explainCommand } from "../../src/commands/explain.ts";
import { type Io, paper } from "../../src/commands/io.ts";
import { traceCommand } from "../../src/commands/trace.ts";
import { flagshipText, modelText } from "../support/models.ts";

const files: Readonly<Record<string, string | Uint8Array>> = {
  "m.yaml": flagshipText,
  "kink.yaml": modelText({ x: "0" }, [["y", "relu(x) + 1/3"]], "y"),
  "learning.yaml": `${flagshipText}update: { rate: 1/10, steps: 2, digits: 9 }\n`,
  "old.yaml": Buffer.from("title: Caf\xe9\n", "latin1"),
  "bad.yaml": modelText({ x: "0" }, [["y", "relu(q)"]], "y"),
};

/** What a command writes and exits with. */
async function ran(make: (io: Io) => Command, ...args: string[]) {
  const record = { out: "", err: "", code: 0 };
  const io: Io = {
    cwd: ".",
    out: (text) => {
      record.out += text;
    },
    err: (text) => {
      record.err += text;
    },
    readFile: (path) => {
      const file = files[path];
      return typeof file === "string" ? Buffer.from(file) : file;
    },
    exit: (code) => {
      record.code = code;
    },
    screen: paper,
  };
  await make(io).exitOverride().parseAsync(args, { from: "user" });
  return record;
}

test("trace --json gives one line a model in the order given", async () => {
  const { out, err, code } = await ran(traceCommand, "kink.yaml", "m.yaml", "--json");
  expect([err, code]).toEqual(["", 0]);
  const [first = "", second = "", rest] = out.split("\n");
  expect(first).toBe(
    '{"model":"kink.yaml","of":"y","values":{"x":"0","y":"1/3"},"gradients":{"x":"0","y":"1"},"kinks":[{"at":"y","operation":"relu","convention":"0"}]}',
  );
  const { model, of, values, gradients, kinks } = JSON.parse(second);
  expect([model, of, kinks, rest]).toEqual(["m.yaml", "L", [], ""]);
  expect(values).toEqual({
    x1: "1",
    x2: "2",
    target: "3",
    w11: "1",
    w12: "1",
    w21: "1",
    w22: "-1",
    b1: "-1",
    b2: "0",
    v1: "1",
    v2: "1",
    c: "0",
    z1: "2",
    h1: "2",
    z2: "-1",
    h2: "0",
    yhat: "2",
    L: "1",
  });
  expect(gradients).toEqual({
    x1: "-2",
    x2: "-2",
    target: "2",
    w11: "-2",
    w12: "-4",
    w21: "0",
    w22: "0",
    b1: "-2",
    b2: "0",
    v1: "-4",
    v2: "0",
    c: "-2",
    z1: "-2",
    h1: "-2",
    z2: "0",
    h2: "-2",
    yhat: "-2",
    L: "1",
  });
});

test("trace gives an aligned table", async () => {
  expect((await ran(traceCommand, "kink.yaml", "--with", "x=-1/2")).out).toBe(`kink.yaml
name  value  dy/dname
x      -1/2         0
y       1/3         1

`);
  expect((await ran(traceCommand, "kink.yaml")).out).toContain("\nkink at y: z=0 convention: ReLU'(0)=0\n");
});

test("--of and --with say what is differentiated and with which numbers", async () => {
  const { out } = await ran(traceCommand, "m.yaml", "--json", "--of", "h1", "--with", "b1=-3 w11=1/2");
  const { of, values, gradients } = JSON.parse(out);
  expect([of, values.z1, gradients.w11, gradients.v1]).toEqual(["h1", "-1/2", "0", "0"]);
});

test("--after takes steps of gradient descent by the loss, before whatever is differentiated", async () => {
  const { out, err, code } = await ran(
    traceCommand,
    "learning.yaml",
    "--json",
    "--after",
    "1",
    "--of",
    "z1",
    "--with",
    "c=0",
  );
  expect([err, code]).toEqual(["", 0]);
  const { of, values, gradients, update } = JSON.parse(out);
  expect([of, values.w11, gradients.x1, values.L]).toEqual(["z1", "6/5", "6/5", "1764/625"]);
  expect(update.rate).toBe("1/10");
  expect(update.steps.map(({ step, loss, digits }: Record<string, unknown>) => [step, loss, digits])).toEqual(
    [
      [0, "1", 1],
      [1, "1764/625", 4],
    ],
  );
  expect(update.steps[1].parameters).toMatchObject({ w11: "6/5", w12: "7/5", b1: "-4/5", c: "1/5" });
});

test("--after without a number takes the steps of the model's update, and warns of long fractions", async () => {
  const { out, err, code } = await ran(traceCommand, "learning.yaml", "--after");
  expect(out).toContain("\nstep 2: L=1385545576464/152587890625, numbers of up to 13 digits\n");
  expect(err).toMatch(/^learning\.yaml:\d+:1 long-fraction: warning: fractions of 13 digits after step 2; /);
  expect(code).toBe(0);
  expect((await ran(explainCommand, "learning.yaml", "dL/dc", "--after", "1")).out).toBe(
    "dL/dL = 1\ndL/dyhat = 2*(yhat-target) = 2*(117/25-3) = 84/25\ndL/dc = dL/dyhat = 84/25\n",
  );
});

test("explain derives a gradient line by line", async () => {
  expect((await ran(explainCommand, "m.yaml", "dL/dw11")).out).toBe(`dL/dL = 1
dL/dyhat = 2*(yhat-target) = 2*(2-3) = -2
dL/dh1 = dL/dyhat*v1 = -2*1 = -2
dL/dz1 = dL/dh1*ReLU'(z1) = -2*1 = -2
dL/dw11 = dL/dz1*x1 = -2*1 = -2
`);
  expect((await ran(explainCommand, "m.yaml", "dh1/dw12")).out).toBe(`dh1/dh1 = 1
dh1/dz1 = ReLU'(z1) = 1
dh1/dw12 = dh1/dz1*x2 = 1*2 = 2
`);
  expect((await ran(explainCommand, "m.yaml", "h1", "--with", "b1=0")).out).toMatch(
    /\nh1 = relu\(z1\) = relu\(3\) = 3\n$/,
  );
});

test("explain --json gives the model, the name and its lines", async () => {
  const { out, err, code } = await ran(explainCommand, "m.yaml", "dh1/dw12", "--json");
  expect([err, code]).toEqual(["", 0]);
  expect(JSON.parse(out)).toMatchObject({
    model: "m.yaml",
    name: "dh1/dw12",
    lines: [{ name: "dh1/dh1", value: "1" }, { name: "dh1/dz1" }, { name: "dh1/dw12", value: "2" }],
  });
});

test.each([
  [
    traceCommand,
    ["learning.yaml", "--after", "x"],
    '--after:1:1 bad-attribute: "x"; expected how many steps of gradient descent, 0 to 100\n',
  ],
  [
    explainCommand,
    ["m.yaml", "dL/dc", "--after", "1"],
    '--after:1:1 missing-key: gradient descent on a model without "update"; expected update: { rate: 1/10 } in m.yaml\n',
  ],
  [traceCommand, ["bad.yaml"], 'bad.yaml:4:12 unknown-name: "q" in the equation of y; did you mean x?\n'],
  [
    traceCommand,
    ["none.yaml"],
    "none.yaml:1:1 missing-model: no such file, or it cannot be read; expected a model file\n",
  ],
  [
    traceCommand,
    ["m.yaml", "--of", "w11"],
    '--of:1:1 unknown-name: "w11"; expected the name of an equation\n',
  ],
  [
    traceCommand,
    ["m.yaml", "--with", "b1=x"],
    '--with:1:4 bad-number: "x"; expected a number such as 3, -2, 0.1, 1e3 or 1/3\n',
  ],
  [explainCommand, ["m.yaml", "dQ/dw11"], '<name>:1:2 unknown-name: "Q"; expected the name of an equation\n'],
  [
    explainCommand,
    ["m.yaml", "dL/dw11", "--of", "Q"],
    '--of:1:1 unknown-name: "Q"; expected the name of an equation\n',
  ],
  [
    explainCommand,
    ["m.yaml", "dL/dw19"],
    '<name>:1:1 unknown-name: "dL/dw19"; expected a quantity of the model, or a gradient such as dL/dx1; did you mean dL/dw11?\n',
  ],
])("problems go to standard error, and the exit code is 1", async (make, args, line) => {
  const { out, err, code } = await ran(make, ...args);
  expect({ out, err: err.slice(0, line.length), code }).toEqual({ out: "", err: line, code: 1 });
  expect(err).toMatch(/\nmore on this: exactbook problem \S+\n$/);
});

test("models without problems are traced beside one with problems", async () => {
  const { out, err, code } = await ran(traceCommand, "bad.yaml", "kink.yaml");
  expect([out.split("\n")[0], err.split("\n")[0], code]).toEqual([
    "kink.yaml",
    'bad.yaml:4:12 unknown-name: "q" in the equation of y; did you mean x?',
    1,
  ]);
});

test("with --json problems are a line of JSON too", async () => {
  for (const [make, ...args] of [
    [traceCommand, "bad.yaml", "kink.yaml"],
    [explainCommand, "bad.yaml", "dy/dx"],
  ] as const) {
    const { out, err, code } = await ran(make, ...args, "--json");
    expect([err, code]).toEqual(["", 1]);
    const [first = "", second] = out.split("\n");
    const { model, problems } = JSON.parse(first);
    expect(model).toBe("bad.yaml");
    expect(problems).toMatchObject([
      { code: "unknown-name", file: "bad.yaml", found: '"q" in the equation of y' },
    ]);
    expect(second).toMatch(make === traceCommand ? /^{"model":"kink.yaml"/ : /^$/);
  }
});

test("a model that is not UTF-8 is said to be so", async () => {
  const { out, err, code } = await ran(traceCommand, "old.yaml");
  expect([out, code]).toEqual(["", 1]);
  expect(err).toContain("old.yaml:1:1 not-text: a file that is not UTF-8; expected text saved as UTF-8");
});
