import { expect, test } from "vitest";
import { bodyOf, buildFiles, smallBook } from "../support/book.ts";
import { annotations, parse } from "../support/html.ts";

const layered = `inputs: { x1: 1, x2: 2 }
targets: { target: 3 }
layers:
  - { units: 2, activation: relu, weights: [[1, 1], [1, -1]], biases: [-1, 0], names: { weights: w, biases: b, sums: z, outputs: h } }
  - { units: 1, weights: [[1, 1]], names: { weights: v, biases: c, sums: yhat } }
equations:
  L: (yhat - target)^2
loss: L
`;
const texOf = (markdown: string, model = layered) =>
  annotations(parse(bodyOf(markdown, { "models/flagship.yaml": model })))[0]?.split(
    / \\\\(?:\[[\d.]+em\])?\n/,
  );
const m = (...rows: string[]) => `\\begin{bmatrix} ${rows.join(" \\\\ ")} \\end{bmatrix}`;

test("forward, with the numbers in place", () => {
  expect(texOf("::layer[1]")).toEqual([
    "\\begin{aligned}\n\\boldsymbol{z} &= \\boldsymbol{W}\\boldsymbol{x} + \\boldsymbol{b}",
    ` &= ${m("1 & 1", "1 & -1")}${m("1", "2")} + ${m("-1", "0")}`,
    ` &= ${m("2", "-1")}`,
    "\\boldsymbol{h} &= \\operatorname{ReLU}(\\boldsymbol{z})",
    ` &= ${m("2", "0")}\n\\end{aligned}`,
  ]);
});

test("backward, as outer products", () => {
  const d = (of: string) => `\\frac{dL}{d\\boldsymbol{${of}}}`;
  expect(texOf("::layer[1]{mode=backward}")).toEqual([
    `\\begin{aligned}\n${d("z")} &= ${d("h")} \\odot \\operatorname{ReLU}'(\\boldsymbol{z})`,
    ` &= ${m("-2", "-2")} \\odot ${m("1", "0")}`,
    ` &= ${m("-2", "0")}`,
    `${d("W")} &= ${d("z")}\\boldsymbol{x}^{T}`,
    ` &= ${m("-2", "0")}${m("1 & 2")}`,
    ` &= ${m("-2 & -4", "0 & 0")}`,
    `${d("b")} &= ${d("z")}`,
    ` &= ${m("-2", "0")}`,
    `${d("x")} &= \\boldsymbol{W}^{T}${d("z")}`,
    ` &= ${m("1 & 1", "1 & -1")}${m("-2", "0")}`,
    ` &= ${m("-2", "-2")}\n\\end{aligned}`,
  ]);
});

test("a layer without activation and biases has no line for them", () => {
  expect(texOf("::layer[2]")?.join(" ")).not.toMatch(/ReLU|boldsymbol\{c\}/);
  expect(texOf("::layer[2]{mode=backward form=value}")).toEqual([
    `\\begin{aligned}\n\\frac{dL}{d\\hat{\\boldsymbol{y}}} &= ${m("-2")}`,
    `\\frac{dL}{d\\boldsymbol{V}} &= ${m("-4 & 0")}`,
    `\\frac{dL}{d\\boldsymbol{h}} &= ${m("-2", "-2")}\n\\end{aligned}`,
  ]);
});

const batch = `examples:
  - { inputs: { x: 1 }, targets: { t: 3 } }
  - { inputs: { x: -2 }, targets: { t: 0 } }
derivatives: partial
layers: [{ units: 2, activation: relu, weights: [[1], [-1]], biases: [0, 1] }, { units: 1, weights: [[1, 2]], biases: [0] }]
equations:
  E: (z2 - t)^2
  R: E + w1_11^2
loss: R
`;

test("a batch has a column for each example", () => {
  const tex = texOf("::layer[1]{form='symbolic substituted'}", batch);
  expect(tex?.[0]).toBe(
    "\\begin{aligned}\n\\boldsymbol{Z}_1 &= \\boldsymbol{W}_1\\boldsymbol{X} + \\boldsymbol{b}_1\\boldsymbol{1}^{T}",
  );
  expect(tex?.[1]).toBe(` &= ${m("1", "-1")}${m("1 & -2")} + ${m("0", "1")}${m("1 & 1")}`);
});

test("what other equations add to a gradient is added, by number", () => {
  const tex = texOf("::layer[1]{mode=backward}", batch)?.join("\n");
  expect(tex).toContain(
    "\\frac{\\partial R}{\\partial\\boldsymbol{W}_1} &= \\frac{\\partial R}{\\partial\\boldsymbol{Z}_1}\\boldsymbol{X}^{T} + \\text{other uses}",
  );
  // dR/dz1_1 is [-2, 0], dR/dz1_2 is [0, 24]; the square adds 2 w1_1 to each example's loss, and their mean is taken.
  expect(tex).toContain(`&= ${m("-2 & 0", "0 & 12")}${m("1", "-2")} + ${m("2", "0")}`);
});

test("the page says where the layers' numbers are used", () => {
  const { files } = buildFiles(
    smallBook({ "models/flagship.yaml": layered, "page.md": "# P\n\n::layer[1]\n" }),
  );
  expect(String(files.get("ledger-flagship.html"))).toMatch(/id="q-z2"[\s\S]*?used in/);
});
