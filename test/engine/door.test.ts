import { chromium } from "playwright-core";
import { build } from "vite";
import { expect, test } from "vitest";
import { certify, descend, evaluate, explain, format, parseModel, type Result } from "../../src/engine.ts";
import { flagshipText, texts } from "../support/models.ts";

const must = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(format).join("\n"));
};
const lines = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(format));
const flagship = must(parseModel(flagshipText));

test("a model's text becomes a model, a trace, a certificate and a derivation", () => {
  const trace = must(evaluate(flagship));
  expect(texts(trace.gradients)).toMatchObject({ w11: "-2", w12: "-4" });
  expect(must(evaluate(flagship, { with: "b1=-3 w11=1/2" })).values.z1?.toString()).toBe("-1/2");
  expect(must(evaluate(flagship, { of: "h1" })).gradients.w12?.toString()).toBe("2");
  const { gradient, dual, difference } = must(certify(trace, "dL/dw11"));
  expect([gradient, dual].map(String)).toEqual(["-2", "-2"]);
  expect(difference.kind).toBe("difference");
  expect(must(explain(trace, "dL/dc")).map(({ name, rule }) => [name, rule])).toEqual([
    ["dL/dL", "1"],
    ["dL/dyhat", "2*(yhat-target)"],
    ["dL/dc", "dL/dyhat"],
  ]);
});

test("gradient descent starts from overridden numbers", () => {
  const model = must(parseModel(`${flagshipText}update: { rate: 1/10 }\n`));
  const { rate, steps } = must(descend(model, { with: "b1=0" }));
  expect([rate.toString(), ...steps.map(({ trace }) => trace.values.b1?.toString())]).toEqual([
    "1/10",
    "0",
    "0",
  ]);
  expect(must(descend(model, { steps: 0 })).steps.map(({ step }) => step)).toEqual([0]);
  expect(lines(descend(flagship))).toEqual([
    'steps:1:1 missing-key: gradient descent on a model without "update"; expected update: { rate: 1/10 } in model',
  ]);
});

test("a model is run after steps of gradient descent by its loss", () => {
  const model = must(parseModel(`${flagshipText}update: { rate: 1/10 }\n`));
  const trace = must(evaluate(model, { after: 1, of: "z1" }));
  expect([trace.of, trace.values.L?.toString(), trace.gradients.x1?.toString()]).toEqual([
    "z1",
    "1764/625",
    "6/5",
  ]);
  expect(must(certify(must(evaluate(model, { after: 1 })), "dL/dw11")).dual.toString()).toBe("588/125");
  expect(must(evaluate(model, { after: 0, with: "c=1" })).values.c?.toString()).toBe("1");
  for (const after of [-1, 0.5, 101, Number.NaN]) {
    expect(lines(evaluate(model, { after }))).toEqual([
      `after:1:1 bad-attribute: "${after}"; expected how many steps of gradient descent, 0 to 100`,
    ]);
  }
});

test("an author's mistakes are problems with places", () => {
  expect(lines(parseModel("loss: L\nequations: { L: exp(x) }", { file: "m.yaml" }))).toEqual([
    expect.stringMatching(/^m.yaml:2:17 not-exact: exp /),
  ]);
  expect(lines(parseModel("[1"))[0]).toMatch(/^model:1:\d yaml-syntax/);
  expect(lines(parseModel(flagshipText, { limits: { characters: 10 } }))[0]).toMatch(
    /^model:1:1 limit-exceeded/,
  );
  expect(lines(evaluate(flagship, { with: "b9=1" }))[0]).toMatch(
    /^with:1:1 unknown-name: "b9"; .+ did you mean b[12]\?$/,
  );
  expect(lines(evaluate(flagship, { of: "w11" }))[0]).toMatch(
    /^of:1:1 unknown-name: "w11"; expected the name of an equation/,
  );
  const trace = must(evaluate(flagship));
  expect(lines(certify(trace, "dL/dw19"))[0]).toMatch(
    /^name:1:1 unknown-name: "dL\/dw19"; .+ did you mean dL\/dw1[12]\?$/,
  );
  expect(lines(certify(trace, "w11"))[0]).toMatch(/ did you mean dL\/dw11\?$/);
  const limits = { exponent: undefined } as unknown as { exponent: number };
  expect(
    lines(parseModel("parameters: { w: 2 }\nequations: { L: w^99999 }\nloss: L\n", { limits }))[0],
  ).toMatch(/limit-exceeded/);
  expect(lines(explain(trace, "zz"))[0]).toMatch(/^name:1:1 unknown-name: "zz"/);
  expect(lines(evaluate(must(parseModel("inputs: { x: 0 }\nequations:\n  y: 1/x\nloss: y\n"))))).toEqual([
    "model:3:8 division-by-zero: a division by x, which is 0; expected a divisor other than 0",
  ]);
});

test("the door's bundle needs nothing of Node and computes the same in a browser", async () => {
  const bundle = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      target: "es2022",
      lib: {
        entry: new URL("../../src/engine.ts", import.meta.url).pathname,
        formats: ["iife"],
        name: "engine",
      },
    },
  });
  const [output] = Array.isArray(bundle) ? bundle : [];
  const chunk = output?.output[0];
  if (chunk?.type !== "chunk") throw new Error("vite gives one chunk");
  expect(/["'`]node:|\brequire\(|\bprocess\./.exec(chunk.code)?.[0]).toBeUndefined();
  expect(chunk.imports).toEqual([]);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: chunk.code });
    const result = await page.evaluate(`(() => {
      const model = engine.parseModel(${JSON.stringify(flagshipText)});
      const trace = engine.evaluate(model.value, { with: "b1=-1/3" });
      const proof = engine.certify(trace.value, "dL/dw11");
      const wrong = engine.parseModel("a: [");
      return JSON.stringify([trace.value.gradients, proof.value.difference.quotient, wrong.problems.length > 0]);
    })()`);
    const trace = must(evaluate(flagship, { with: "b1=-1/3" }));
    expect(result).toBe(JSON.stringify([trace.gradients, trace.gradients.w11, true]));
  } finally {
    await browser.close();
  }
});
