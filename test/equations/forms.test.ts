import { expect, test } from "vitest";
import { bodyOf } from "../support/book.ts";
import { annotations, parse } from "../support/html.ts";
import { texValue } from "../support/tex-value.ts";

/** Lines under one another; an empty text, or one that is a gap, stands for a wider step to the next line. */
const aligned = (...lines: string[]) =>
  `\\begin{aligned}\n${lines.join(" \\\\\n").replace(/ \\\\\n(\[.*\])? \\\\\n/g, (_, gap = "[0.5em]") => ` \\\\${gap}\n`)}\n\\end{aligned}`;

test.each([
  ["::equation[z1, w11]", "z_1=2,\\quad w_{11}=1"],
  ["::equation[z1]{form=symbolic}", "z_1=w_{11}x_1 + w_{12}x_2 + b_1"],
  [
    '::equation[L, c]{form="symbolic substituted value"}',
    aligned("L &= (\\hat{y} - \\text{target})^2", " &= (2 - 3)^2", " &= 1", "", "c &= 0"),
  ],
  [
    '::equation[dL/dw11]{form="chain symbolic substituted value"}',
    aligned(
      "\\frac{dL}{dw_{11}} &= \\frac{dL}{d\\hat{y}}\\frac{d\\hat{y}}{dh_1}\\frac{dh_1}{dz_1}\\frac{dz_1}{dw_{11}}",
      " &= 2(\\hat{y} - \\text{target})v_1\\operatorname{ReLU}'(z_1)x_1",
      " &= 2(2 - 3) \\cdot 1 \\cdot 1 \\cdot 1",
      " &= -2",
    ),
  ],
  [
    '::equation[dL/dx2]{form="chain substituted"}',
    aligned(
      "\\frac{dL}{dx_2} &= \\frac{dL}{d\\hat{y}}\\frac{d\\hat{y}}{dh_1}\\frac{dh_1}{dz_1}\\frac{dz_1}{dx_2}",
      "[1.0em]",
      " &\\quad {} + \\frac{dL}{d\\hat{y}}\\frac{d\\hat{y}}{dh_2}\\frac{dh_2}{dz_2}\\frac{dz_2}{dx_2}",
      " &= 2(2 - 3) \\cdot 1 \\cdot 1 \\cdot 1",
      " &\\quad {} + 2(2 - 3) \\cdot 1 \\cdot 0 \\cdot (-1)",
    ),
  ],
  ["::equation[dyhat/dw12]{form=substituted}", "\\frac{d\\hat{y}}{dw_{12}}=1 \\cdot 1 \\cdot 2"],
  ["::equation[z1*2 + L]{form=substituted}", "z_1 \\cdot 2 + L=2 \\cdot 2 + 1"],
  ["::equation[ReLU'(z2)]", "\\operatorname{ReLU}'(z_2)=0"],
])("%s", (markdown, tex) => expect(annotations(parse(bodyOf(markdown)))).toEqual([tex]));

const modelOf = (equations: readonly string[]) =>
  `inputs: { x: 1 }\nequations:\n${equations.map((line) => `  ${line}\n`).join("")}loss: L\n`;
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

test("a quantity with more ways to the loss than one can read is written one level deep", () => {
  const parts = times(10, (at) => `p${at}`);
  const wide = modelOf([
    ...parts.map((name, at) => `${name}: x + ${at}`),
    `q: ${parts.join(" + ")}`,
    "L: q^2",
  ]);
  const [tex = ""] = annotations(
    parse(bodyOf("::equation[dL/dx]{form=chain}", { "models/flagship.yaml": wide })),
  );
  expect(tex.split(" + ")).toHaveLength(10);
  expect(tex).toContain("\\frac{dL}{dp_9}\\frac{dp_9}{dx}");
});

test.each([
  ["n: p^2", "R: n + p", "\\frac{dR}{dn}\\frac{dn}{dp} + 1", "1 \\cdot 2 \\cdot 3 + 1"],
  ["n: p^2", "R: n * p", "\\frac{dR}{dn}\\frac{dn}{dp} + n", "3 \\cdot 2 \\cdot 3 + 9"],
])("%s, %s: a factor that is no whole derivative is written out", (n, r, chain, substituted) => {
  const direct = `parameters: { p: 3 }\nequations:\n  ${n}\n  ${r}\nloss: R\n`;
  const [tex = ""] = annotations(
    parse(bodyOf('::equation[dR/dp]{form="chain substituted"}', { "models/flagship.yaml": direct })),
  );
  expect(tex.replace(/\\\\\[[^\]]*\]|\\\\|&|\s+/g, " ").replace(/ +/g, " ")).toContain(`= ${chain} `);
  expect(tex).toContain(substituted);
});

test("there, what stands between counts with all of its own ways", () => {
  const parts = times(10, (at) => `p${at}`);
  const forked = modelOf([
    ...parts.map((name, at) => `${name}: x + ${at}`),
    "e: x",
    `q: e*(${parts.join(" + ")})`,
    "L: q + e",
  ]);
  const directive = (form: string) =>
    annotations(parse(bodyOf(`::equation[dL/dx]{form=${form}}`, { "models/flagship.yaml": forked })));
  const [substituted = "", value = ""] = [...directive("substituted"), ...directive("value")].map((tex) =>
    tex.split("=")[1]?.replaceAll(/\\end\{aligned\}|\\\\|\\quad|\{\}|&/g, ""),
  );
  expect(texValue(substituted).toString()).toBe(texValue(value).toString());
});

test("ways that double with each layer are counted, not walked", () => {
  const layers = times(60, (at) => [`a${at}: 1*s${at}`, `b${at}: 2*s${at}`, `s${at + 1}: a${at} + b${at}`]);
  const deep = modelOf(["s0: x", ...layers.flat(), "L: s60"]);
  const [tex] = annotations(parse(bodyOf("::equation[dL/dx]{form=chain}", { "models/flagship.yaml": deep })));
  expect(tex).toBe("\\frac{dL}{dx}=\\frac{dL}{ds_0}\\frac{ds_0}{dx}");
});
