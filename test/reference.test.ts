import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildFiles } from "./support/book.ts";
import { type Fraction, fraction } from "./support/fraction.ts";
import { annotations, elements, hasClass, only, parse, textContent } from "./support/html.ts";

const SLUG = "what-one-backprop-step-is-and-is-not";
const CHAPTER = `16-${SLUG}.md`;
const reference = readFileSync(`test/reference/${SLUG}.txt`, "utf8")
  .split("\n")
  .filter((line) => line !== "");
const chapter = readFileSync(`content/${CHAPTER}`, "utf8");
const model = readFileSync("content/models/flagship.yaml", "utf8");

function page(modelText: string, markdown = chapter, options = {}) {
  const files = {
    "book.yaml": `title: Backpropagation, exactly\nchapters: [${CHAPTER}]\n`,
    [CHAPTER]: markdown,
    "models/flagship.yaml": modelText,
  };
  const result = buildFiles(files, options);
  expect(result.problems).toEqual([]);
  return parse(String(result.files.get(`${SLUG}.html`)));
}

/** What a reader meets below the title, block by block: a formula by its TeX, anything else by its text. */
function blocks(tree: ReturnType<typeof page>): string[] {
  const article = only(tree, "article");
  return article.children
    .filter((child) => child.type === "element" && child.tagName !== "h1")
    .map((child) => annotations(child)[0] ?? textContent(child));
}

describe("the reference page", () => {
  const tree = page(model);

  test("has its title, in the page and in the window", () => {
    expect(textContent(only(tree, "h1"))).toBe("What one backprop step is and is not");
    expect(textContent(only(tree, "title"))).toBe(
      "What one backprop step is and is not · Backpropagation, exactly",
    );
  });

  test("has every block of the reference in its order", () => {
    const built = blocks(tree);
    expect(built).toHaveLength(reference.length);
    built.forEach((block, index) => {
      const isFormula = block.startsWith("\\");
      const expected = reference[index] ?? "";
      expect(isFormula ? expected.slice(-block.length) : expected).toBe(block);
    });
  });

  test("has exactly the reference's TeX", () => {
    expect(annotations(tree)).toEqual([
      "\\frac{dL}{dw_{11}}=-2,\\quad \\frac{dL}{dw_{12}}=-4,\\quad \\frac{dL}{db_1}=-2",
      "\\text{one exact step; not training or convergence}",
      "\\text{backprop mechanics on toy rational data}",
    ]);
  });

  test("keeps no number in the chapter that the model gives", () => {
    const typed = chapter.replace(/:literal\[[^\]]*\]|:claim\[[^\]]*\]\{[^}]*\}|dL\/d\w+/g, "");
    expect(typed).not.toMatch(/\d/);
  });
});

/** The flagship network by hand: the chain rule written out, on fractions of the test's own. */
function byHand(w11: Fraction) {
  const n = (value: number) => fraction(BigInt(value));
  const [x1, x2, w12, w21, w22, b1, b2, v1, v2, c, target] = [1, 2, 1, 1, -1, -1, 0, 1, 1, 0, 3].map(n) as [
    Fraction,
    Fraction,
    Fraction,
    Fraction,
    Fraction,
    Fraction,
    Fraction,
    Fraction,
    Fraction,
    Fraction,
    Fraction,
  ];
  const gate = (z: Fraction) => (z.isPositive ? n(1) : n(0));
  const z1 = w11.times(x1).plus(w12.times(x2)).plus(b1);
  const z2 = w21.times(x1).plus(w22.times(x2)).plus(b2);
  const h1 = z1.times(gate(z1));
  const h2 = z2.times(gate(z2));
  const yhat = v1.times(h1).plus(v2.times(h2)).plus(c);
  const error = yhat.plus(target.times(n(-1)));
  const dyhat = error.times(n(2));
  const dh1 = dyhat.times(v1);
  const dh2 = dyhat.times(v2);
  const dz1 = dh1.times(gate(z1));
  const dz2 = dh2.times(gate(z2));
  return {
    values: { z1, h1, z2, h2, yhat, L: error.times(error) },
    gradients: {
      yhat: dyhat,
      v1: dyhat.times(h1),
      v2: dyhat.times(h2),
      c: dyhat,
      h1: dh1,
      h2: dh2,
      z1: dz1,
      z2: dz2,
      w11: dz1.times(x1),
      w12: dz1.times(x2),
      b1: dz1,
      w21: dz2.times(x1),
      w22: dz2.times(x2),
      b2: dz2,
      x1: dz1.times(w11).plus(dz2.times(w21)),
      x2: dz1.times(w12).plus(dz2.times(w22)),
    },
  };
}

describe("the same chapter with w11: 1/2", () => {
  const changed = model.replace("w11: 1,", "w11: 1/2,");
  const { values, gradients } = byHand(fraction(1n, 2n));
  const registers = "\n\n::register{mode=forward}\n\n::register{mode=backward}\n";
  const tree = page(changed, chapter + registers, { allowFalseClaims: true });
  const text = textContent(only(tree, "article"));

  test("has the numbers of an independent computation in the prose", () => {
    for (const name of ["w11", "w12", "b1"] as const)
      expect(text).toContain(`dL/d${name}=${gradients[name]}`);
  });

  test("in the TeX", () => {
    expect(annotations(tree)[0]).toBe(
      `\\frac{dL}{dw_{11}}=${gradients.w11},\\quad \\frac{dL}{dw_{12}}=${gradients.w12},\\quad \\frac{dL}{db_1}=${gradients.b1}`,
    );
  });

  test("in every label of the drawing", () => {
    const [svg] = elements(tree, (element) => element.tagName === "svg" && element.properties.role === "img");
    const labels = svg ? elements(svg, (element) => element.tagName === "text").map(textContent) : [];
    const nodes = Object.entries(values).flatMap(([name, value]) => [
      name,
      `val=${value}`,
      `grad=${name === "L" ? "1" : gradients[name as keyof typeof gradients]}`,
    ]);
    const order = ["v1", "v2", "c", "w11", "w12", "b1", "w21", "w22", "b2"] as const;
    const byLayer = ["z1", "z2", "h1", "h2", "yhat", "L"].flatMap((name) =>
      nodes.slice(nodes.indexOf(name)).slice(0, 3),
    );
    expect(labels).toEqual([
      ..."w11=1/2 w12=1 w21=1 w22=-1 ReLU ReLU v1=1 v2=1 target=3".split(" "),
      ...["x1", "x=1", `grad=${gradients.x1}`, "x2", "x=2", `grad=${gradients.x2}`],
      ...byLayer,
      ..."b1=-1 b2=0 c=0".split(" "),
      "z=0 convention: ReLU'(0)=0",
      "ReLU'(z1)=1",
      "ReLU'(z2)=0",
      `parameter grads: ${order.map((name) => `d${name}=${gradients[name]}`).join(", ")}`,
    ]);
  });

  test("in the registers", () => {
    const rows = elements(
      tree,
      (element) => element.tagName === "figure" && hasClass(element, "register"),
    ).map((figure) =>
      elements(only(figure, "tbody"), (element) => element.tagName === "tr").map((row) =>
        row.children.map(textContent),
      ),
    );
    const [forward = [], backward = []] = rows;
    expect(forward.map(([name, , value]) => [name, value])).toEqual(
      Object.entries(values).map(([name, value]) => [name, String(value)]),
    );
    expect(forward[0]).toEqual(["z1", "(1/2)*1 + 1*2 - 1", "3/2"]);
    const shown = backward.filter(([name = ""]) => name.startsWith("dL/d"));
    const { x1, x2, ...inner } = gradients;
    expect(Object.fromEntries(shown.map(([name = "", , value]) => [name.slice(4), value]))).toEqual(
      Object.fromEntries(Object.entries(inner).map(([name, value]) => [name, String(value)])),
    );
    expect([x1, x2].map(String)).not.toContain("0");
  });
});
