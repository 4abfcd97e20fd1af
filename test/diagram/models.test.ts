import { expect, test } from "vitest";
import { describeDiagram, drawDiagram, figureValues, standaloneDiagram } from "../../src/diagram/index.ts";
import { denseNet, flagship, randomNet, traceOf } from "./models.ts";

const draw = (text: string, mode: "forward" | "backward" = "backward", highlight: string[] = []) =>
  drawDiagram(traceOf(text), { mode, id: "d", title: "t", desc: "d", highlight: new Set(highlight) });

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, inner = ""]) =>
    inner.replace(/<[^>]*>/g, ""),
  );
}

const withNumbers = (x: string, equations: string) => `inputs: { x: ${x}, y: 2 }
targets: { t: 1 }
parameters: { w: 3, b: 1 }
equations: ${equations}
loss: L`;

test("a parameter is on an edge, at an equation or a box", () => {
  const edge = textsOf(draw(withNumbers("1", "{ z: w*x + b, L: (z - t)^2 + y }"), "forward"));
  expect(edge.slice(0, 2)).toEqual(["w=3", "t=1"]);
  expect(edge).toContain("b=1");
  const twice = textsOf(draw(withNumbers("1", "{ z: w*x + w*y - b, L: (z - t)^2 }"), "forward"));
  expect(twice).not.toContain("w=3");
  expect(twice.join(" ")).toContain("w val=3");
  expect(twice.join(" ")).toContain("b val=1");
  const factors = textsOf(draw(withNumbers("1", "{ z: w*x*y + b, L: z - t*y }"), "forward"));
  expect(factors.join(" ")).toContain("w val=3");
  expect(factors.join(" ")).toContain("t val=1");
});

test("a number is in full or replaced by how long it is, never rounded", () => {
  const long = `${"1234567890".repeat(2)}/7`;
  expect(textsOf(draw(withNumbers(long, "{ L: x*y + w + b + t }")))).toContain(`x=${long}`);
  const tooLong = `${"1234567890".repeat(5)}/7`;
  expect(textsOf(draw(withNumbers(tooLong, "{ L: x*y + w + b + t }")))).toContain("x=(51 digits)");
});

test("conventions of all operations with a kink, and none without", () => {
  const both = textsOf(draw(withNumbers("1", "{ z: relu(x), u: abs(z), L: u + y + w + b + t }")));
  expect(both).toContain("z=0 convention: ReLU'(0)=0");
  expect(both).toContain("z=0 convention: abs'(0)=0");
  const ties = textsOf(draw(withNumbers("1", '{ z: "max(x, y)", u: "min(z, 1/2)", L: u + y + w + b + t }')));
  expect(ties.filter((text) => text.includes("convention"))).toEqual(["tie convention: split"]);
  expect(ties.filter((text) => text === "max" || text === "min")).toEqual(["max", "max", "min"]);
  const smooth = textsOf(draw(withNumbers("1", "{ L: x*y + w + b + t }")));
  expect(smooth.filter((text) => text.includes("convention"))).toEqual([]);
});

test("a 16-16-4 network keeps the labels of highlighted edges and says so", () => {
  const names = ["w1_1_1", "w1_9_3", "w2_2_5"];
  const texts = textsOf(
    draw(
      denseNet(16, 16, 4),
      "backward",
      names.map((name) => `dL/d${name}`),
    ),
  );
  expect(texts.filter((text) => text.startsWith("w"))).toHaveLength(names.length);
  expect(texts.filter((text) => text === "ReLU")).toHaveLength(16);
  expect(texts.at(-1)).toBe("Labels of highlighted edges only; all values are in the table of values.");
  expect(texts.at(-2)).toMatch(/^parameter grads: d.*, d.*, d.*, 337 in the table of values$/);
  const small = textsOf(draw(denseNet(2, 3, 1)));
  expect(small.filter((text) => text.startsWith("w"))).toHaveLength(9);
  expect(small.at(-1)).toMatch(/^parameter grads: /);
});

test("200 equations are drawn, twice the same", () => {
  const trace = traceOf(randomNet(7, 200));
  const options = { mode: "backward", id: "d", title: "t", desc: "d", highlight: new Set<string>() } as const;
  const svg = drawDiagram(trace, options);
  expect(drawDiagram(trace, options)).toBe(svg);
});

test("a title and a description are written from the trace", () => {
  expect(describeDiagram(traceOf(flagship), "forward")).toEqual({
    title: "The flagship network: forward pass",
    desc: "From x1=1, x2=2: z1=2, h1=2, z2=-1, h2=0, yhat=2, L=1.",
  });
  const { title, desc } = describeDiagram(traceOf(flagship), "backward");
  expect(title).toBe("The flagship network: backward pass");
  expect(desc).toContain("dL/dz1=-2");
  expect(desc).toContain("No gradient passes where ReLU'(z2) is 0.");
  expect(describeDiagram(traceOf(denseNet(16, 16, 4)), "backward").desc).toMatch(/ and \d+ more/);
});

test("the table of a figure has every quantity in full", () => {
  const rows = figureValues(traceOf(flagship));
  expect(rows).toHaveLength(18);
  expect(rows.find(({ name }) => name === "w12")).toEqual({
    name: "w12",
    role: "parameter",
    value: "1",
    gradient: "-4",
  });
});

test("a standalone drawing carries its rules", () => {
  const svg = standaloneDiagram(draw(flagship), "dark");
  expect(svg.match(/ xmlns="http:\/\/www\.w3\.org\/2000\/svg"/g)).toHaveLength(1);
  expect(svg).toContain("<style>svg.dg {");
  expect(svg).toContain('fill="#16191d"');
  expect(svg).not.toMatch(/light-dark\(|var\(/);
});

test("drawings that differ in their ids only stand alone as the same file", () => {
  const [first, second] = ["one", "another-two"].map((id) => {
    const view = { mode: "backward", highlight: new Set<string>(), title: "t", desc: "d" } as const;
    return standaloneDiagram(drawDiagram(traceOf(flagship), { ...view, id }));
  });
  expect(first).toBe(second);
  expect(first).toContain('aria-labelledby="title desc"');
});
