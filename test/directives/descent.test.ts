import { describe, expect, test } from "vitest";
import { bodyOf, flagship } from "../support/book.ts";
import { annotations, elements, hasClass, parse, textContent } from "../support/html.ts";

const learning = (update: string) => ({ "models/flagship.yaml": `${flagship}update: ${update}\n` });
const files = learning("{ rate: 1/10, steps: 2 }");
/** The flagship model with the parameters that one step at this rate gives it, worked out by hand. */
const edited = flagship.replace(
  /parameters: .*/,
  "parameters: { w11: 6/5, w12: 7/5, w21: 1, w22: -1, b1: -4/5, b2: 0, v1: 7/5, v2: 1, c: 1/5 }",
);
const words = (html: string) => textContent(parse(html)).replace(/\s+/g, " ").trim();
const cells = (html: string) =>
  elements(parse(html), (node) => node.tagName === "tr").map((row) =>
    elements(row, (node) => node.tagName === "td" || node.tagName === "th").map(textContent),
  );

const parts = `:value[L] :eq[dL/dw11] :claim[less]{if="c = 1/5"} $\\value{v1}$

::equation[dL/dw11, L]{form="substituted value"}

::diagram{mode=backward #d}

::register{mode=backward}

::certificate[dL/dv1]`;

describe("after", () => {
  test("computes as if the model's file had the parameters after the steps", () => {
    const inside = (html: string) =>
      /<p class="what-if-numbers"[\s\S]*?<\/p>([\s\S]*)<\/div>/.exec(html)?.[1];
    const dense = (html = "") => html.replaceAll(/>\s+</g, "><").trim();
    const after = inside(bodyOf(`:::what-if{after=1}\n${parts}\n:::`, files));
    const expected = inside(
      bodyOf(`:::what-if{with="c=1/5"}\n${parts}\n:::`, { "models/flagship.yaml": edited }),
    );
    expect(expected).toContain("1764/625");
    expect(dense(after)).toBe(dense(expected));
  });

  test("is an attribute of every directive that computes, from the numbers of with", () => {
    const html = bodyOf(
      ':value[L]{after=1} :value[w11]{after=0} :value[c]{with="c=1" after=2} :eq[c]{after=2 with="c=1"}\n\n::equation[w12]{after=1}',
      files,
    );
    expect(words(html)).toMatch(/^1764\/625 1 1 c=1/);
    expect(annotations(parse(html))).toEqual(["w_{12}=\\frac{7}{5}"]);
  });

  test("the steps go by the loss whatever a directive differentiates", () => {
    expect(words(bodyOf(":value[dz1/dx1]{after=1}", files))).toBe("6/5");
  });

  test("a box states its steps; an inner one has its own number of them", () => {
    const html = bodyOf(
      '::::what-if{after=2}\n:value[w11]\n\n:::what-if{with="c=1" after=1}\n:value[w11]\n:::\n::::',
      files,
    );
    const titles = elements(parse(html), (node) => hasClass(node, "what-if-numbers")).map(textContent);
    expect(titles).toEqual([
      "Computed after 2 steps of gradient descent",
      "Computed with c=1, after 1 step of gradient descent",
    ]);
    const values = elements(parse(html), (node) => hasClass(node, "value")).map(textContent);
    expect(values).toEqual(["456/625", "c=1", "1"]);
  });
});

test("an update is a table of each parameter's rule and new value", () => {
  const html = bodyOf('::update{highlight="w11"}', files);
  expect(words(html)).toContain("Gradient descent, step 1");
  const rows = cells(html);
  expect(rows.slice(0, 3)).toEqual([
    ["quantity", "rule", "value"],
    ["w11", "w11 - (1/10)*dL/dw11 = 1 - (1/10)*(-2)", "6/5"],
    ["w12", "w12 - (1/10)*dL/dw12 = 1 - (1/10)*(-4)", "7/5"],
  ]);
  expect(rows.length).toBe(10);
  expect(html).toContain("w11 - (1/10)*<wbr>dL/dw11 = 1 - (1/10)*<wbr>(-2)");
  const second = bodyOf("::update{after=1 caption='From :value[L]'}", files);
  expect(words(second)).toContain("From 1764/625");
  expect(cells(second)[1]).toEqual(["w11", "w11 - (1/10)*dL/dw11 = 6/5 - (1/10)*(588/125)", "456/625"]);
  expect(cells(bodyOf("::update", learning("{ rate: 1 }")))[1]?.[1]).toBe("w11 - dL/dw11 = 1 + 2");
});

test("a descent is a table of quantities after each step", () => {
  const expected = [
    ["step", "L", "w11", "digits"],
    ["0", "1", "1", "1"],
    ["1", "1764/625", "6/5", "4"],
    ["2", "1385545576464/152587890625", "456/625", "13"],
  ];
  expect(cells(bodyOf("::descent[L, w11]", files))).toEqual(expected);
  expect(cells(bodyOf("::descent[L, w11]{after=1}", files))).toEqual(expected.slice(0, 3));
  const fromOne = cells(bodyOf(":::what-if{after=1}\n::descent[L, w11]\n:::", files));
  expect(fromOne.slice(1, 3)).toEqual(expected.slice(2));
  expect(fromOne.map(([step]) => step)).toEqual(["step", "1", "2", "3"]);
  expect(cells(bodyOf(":::what-if{after=2}\n::descent[L, w11]{after=1}\n:::", files))).toEqual(
    expected.slice(0, 3),
  );
});
