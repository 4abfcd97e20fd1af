import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawDiagram } from "../../src/diagram/index.ts";
import { flagship, traceOf } from "./models.ts";

const naming = {
  id: "fig-1",
  title: "One exact backprop step",
  desc: "The reverse-chain arithmetic is shown without broader claims.",
};
const edges = ["w11=1", "w12=1", "w21=1", "w22=-1", "ReLU", "ReLU", "v1=1", "v2=1", "target=3"];
const none: ReadonlySet<string> = new Set();
const draw = (mode: "forward" | "backward", highlight = none, text = flagship) =>
  drawDiagram(traceOf(text), { ...naming, mode, highlight });

/** The text contents of the text elements. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, inner = ""]) => plain(inner));
}

function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, "")
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}

test("the backward drawing says what the reference says, in its order", () => {
  const nodes = [
    ["x1", "x=1", "grad=-2"],
    ["x2", "x=2", "grad=-2"],
    ["z1", "val=2", "grad=-2"],
    ["z2", "val=-1", "grad=0"],
    ["h1", "val=2", "grad=-2"],
    ["h2", "val=0", "grad=-2"],
    ["yhat", "val=2", "grad=-2"],
    ["L", "val=1", "grad=1"],
  ];
  const notes = ["b1=-1", "b2=0", "c=0", "z=0 convention: ReLU'(0)=0", "ReLU'(z1)=1", "ReLU'(z2)=0"];
  const gradients = "parameter grads: dv1=-4, dv2=0, dc=-2, dw11=-2, dw12=-4, db1=-2, dw21=0, dw22=0, db2=0";
  const texts = [...edges, ...nodes.flat(), ...notes, gradients];
  expect(textsOf(draw("backward"))).toEqual(texts);
  expect(plain(draw("backward"))).toBe(naming.title + naming.desc + texts.join(""));
});

test("the forward drawing shows no gradients", () => {
  const nodes = ["x1", "x=1", "x2", "x=2", "z1", "val=2", "z2", "val=-1", "h1", "val=2", "h2", "val=0"];
  const texts = [...edges, ...nodes, "yhat", "val=2", "L", "val=1", "b1=-1", "b2=0", "c=0"];
  expect(textsOf(draw("forward"))).toEqual(texts);
});

test("its numbers are the model's", () => {
  const half = readFileSync("content/models/flagship.yaml", "utf8").replace("w11: 1,", "w11: 1/2,");
  const texts = textsOf(draw("backward", none, half));
  // z1 = 1/2 + 2 - 1 = 3/2 = yhat; L = (3/2 - 3)^2 = 9/4; dL/dyhat = -3
  expect(texts.slice(0, 1)).toEqual(["w11=1/2"]);
  expect(texts).toEqual(expect.arrayContaining(["val=3/2", "val=9/4", "grad=-3"]));
  expect(texts.at(-1)).toContain("dv1=-9/2, dv2=0, dc=-3, dw11=-3, dw12=-6, db1=-3,");
});

test("a highlight changes no place and no text", () => {
  const marked = new Set(["z1", "dL/dw11", "ReLU'(z1)", "dL/dh2", "b1"]);
  const places = (svg: string) =>
    [...svg.matchAll(/<(?:text|tspan)[^>]* x="([^"]*)" y="([^"]*)"/g)].map(String);
  const strip = (svg: string) => places(svg.replace(/ class="[^"]*"/g, ""));
  const [without, with_] = [draw("backward"), draw("backward", marked)];
  expect(strip(with_)).toEqual(strip(without));
  expect(textsOf(with_)).toEqual(textsOf(without));
});

test("a highlighted quantity has fill, border and a marker wherever it is shown", () => {
  const marks = (highlight: string[], mode: "forward" | "backward" = "backward") => {
    const svg = draw(mode, new Set(highlight));
    return [svg.match(/dg-mark"/g)?.length ?? 0, svg.match(/dg-marker"/g)?.length ?? 0];
  };
  expect(marks([])).toEqual([0, 0]);
  expect(marks(["z1"])).toEqual([1, 1]);
  expect(marks(["dL/dz1"])).toEqual([1, 1]);
  expect(marks(["dL/dz1"], "forward")).toEqual([0, 0]);
  expect(marks(["w11"])).toEqual([1, 1]);
  // the edge's label and the item of the parameter gradients
  expect(marks(["dL/dw11"])).toEqual([2, 2]);
  // the edge's label and the gate under the unit
  expect(marks(["ReLU'(z1)"])).toEqual([2, 2]);
});

test("the drawing is named and two drawings are the same", () => {
  const svg = draw("backward");
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"[^>]*>/);
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="fig-1-title fig-1-desc"/);
  expect(svg).toContain(`<title id="fig-1-title">${naming.title}</title>`);
  expect(svg).toContain(`<desc id="fig-1-desc">${naming.desc}</desc>`);
  expect([...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual(["fig-1-title", "fig-1-desc"]);
  expect(draw("backward")).toBe(svg);
});

test("a stopped gradient is drawn as stopped", () => {
  const svg = draw("backward");
  expect(svg.match(/class="dg-edge dg-blocked"/g)).toHaveLength(3);
  expect(svg.match(/class="dg-bar"/g)).toHaveLength(1);
  expect(svg.match(/class="dg-open"/g)).toHaveLength(1);
  expect(draw("forward")).not.toMatch(/dg-blocked|dg-bar|dg-open/);
});
