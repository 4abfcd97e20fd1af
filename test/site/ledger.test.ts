import type { Element } from "hast";
import { describe, expect, test } from "vitest";
import { buildFiles, flagship, smallBook } from "../support/book.ts";
import { annotations, elements, hasClass, only, parse, textContent } from "../support/html.ts";

const CHAPTER = [
  "# A page",
  "The loss is :value[L].",
  "## One",
  ":eq[dL/dw11] and again :value[w11], :value[ReLU'(z1)] and $\\value{yhat}$.",
  "## Two :value[z2]",
  "::equation[dL/dw12]",
  ':claim[small]{if="L < 3"} :value[L]{with="b1=-3"}',
].join("\n\n");

function build(files: Record<string, string> = {}) {
  const result = buildFiles(smallBook({ "page.md": CHAPTER, ...files }));
  expect(result.problems).toEqual([]);
  return (path: string) => parse(String(result.files.get(path)));
}

/** The lines of a ledger: what stands behind each term of a quantity, by the quantity's name. */
function ledger(page: ReturnType<typeof parse>): Record<string, Record<string, string>> {
  const sections = elements(page, (element) => hasClass(element, "quantity"));
  return Object.fromEntries(sections.map((section) => [textContent(only(section, "h2")), terms(section)]));
}

function terms(section: Element): Record<string, string> {
  const parts = only(section, "dl").children.filter((child) => child.type === "element");
  const pairs = parts.flatMap((part, index) => {
    const next = parts[index + 1];
    return part.tagName === "dt" && next ? [[textContent(part), shown(next)]] : [];
  });
  return Object.fromEntries(pairs);
}

const shown = (element: Element) =>
  annotations(element)[0] ?? textContent(element).replace(/\s+/g, " ").trim();

describe("the ledger of a model", () => {
  const lines = ledger(build()("ledger-flagship.html"));

  test("has a line for each quantity in the model's order", () => {
    expect(Object.keys(lines).join(" ")).toBe(
      "x1 x2 target w11 w12 w21 w22 b1 b2 v1 v2 c z1 h1 z2 h2 yhat L",
    );
  });

  test("leads from the formula to the value, the gradient, its proofs and its uses", () => {
    expect(lines.z1).toEqual({
      formula: "\\displaystyle z_1=w_{11}x_1 + w_{12}x_2 + b_1",
      "with its numbers": "\\displaystyle z_1=1 \\cdot 1 + 1 \\cdot 2 - 1",
      value: "2",
      "ReLU'(z1)": "1, since z1=2>0",
      "dL/dz1": "-2*1 = -2",
      proofs:
        "dL/dz1 = -2, proved reverse mode-2, from -2*1 forward mode-2, from L at z1 = 2 + 1*ε, where ε*ε = 0 " +
        "difference quotient-2, from (0-4)/(2*1), the losses at 3 and 1",
      "used in": "A page: One",
    });
  });

  test("names every section that uses a quantity, once, and none for other numbers of the model", () => {
    const uses = Object.entries(lines).map(([name, line]) => [name, line["used in"]]);
    expect(Object.fromEntries(uses.filter(([, places]) => places !== undefined))).toEqual({
      w11: "A page: One",
      w12: "A page: Two -1",
      z1: "A page: One",
      z2: "A page: Two -1",
      yhat: "A page: One",
      L: "A page A page: Two -1",
    });
  });

  test("of a large model leaves the proofs to the pages, and says so", () => {
    const names = Array.from({ length: 100 }, (_, index) => `w${index}`);
    const large = [
      `parameters: { ${names.map((name) => `${name}: 1`).join(", ")} }`,
      `equations:\n  L: ${names.join(" + ")}\nloss: L\n`,
    ].join("\n");
    const page = build({ "models/flagship.yaml": large, "page.md": "# A\n\n:value[dL/dw7]\n" })(
      "ledger-flagship.html",
    );
    expect(ledger(page).w7).toEqual({ value: "1", "dL/dw7": "1 = 1", "used in": "A" });
    expect(textContent(page)).toContain("The model is too large to prove each gradient here");
  });

  test("follows the model", () => {
    const changed = ledger(
      build({ "models/flagship.yaml": flagship.replace("w11: 1,", "w11: 1/2,") })("ledger-flagship.html"),
    );
    expect(changed.z1?.value).toBe("3/2");
    expect(changed.w11?.["dL/dw11"]).toBe("-3*1 = -3");
  });
});

describe("numbers in prose", () => {
  const links = (markdown: string, root = "") => {
    const page = build({ "page.md": markdown })("page.html");
    return elements(only(page, "article"), (element) => hasClass(element, "value")).map((element) => [
      element.tagName,
      textContent(element),
      String(element.properties.href ?? "").slice(root.length),
    ]);
  };

  test("lead to their lines, from headings too", () => {
    expect(
      links("# A page\n\n## :value[L]\n\n:eq[dL/dw11] :value[2*h1 + L] :value[count(parameters)]"),
    ).toEqual([
      ["a", "1", "ledger-flagship.html#q-L"],
      ["a", "dL/dw11=-2", "ledger-flagship.html#q-w11"],
      ["a", "5", "ledger-flagship.html#q-h1"],
      ["a", "9", "ledger-flagship.html"],
    ]);
  });

  test("do not where they are inside a link, or computed with other numbers", () => {
    expect(links('# A page\n\n[:value[L]](#a-page) :value[L]{with="b1=-3"}')).toEqual([
      ["span", "1", ""],
      ["span", "9", ""],
    ]);
  });

  test("find it from a page in a folder", () => {
    const files = {
      "book.yaml": "title: A book\nchapters: [part/two.md]\n",
      "part/two.md": "# Two\n\n:value[L]",
    };
    const page = build(files)("part/two.html");
    const [number] = elements(page, (element) => hasClass(element, "value"));
    expect(number?.properties.href).toBe("../ledger-flagship.html#q-L");
  });
});

describe("the index of symbols", () => {
  const rows = (page: ReturnType<typeof parse>) =>
    elements(only(page, "tbody"), (element) => element.tagName === "tr").map((row) =>
      row.children.filter((cell) => cell.type === "element").map(shown),
    );

  test("has each name with its symbol, meaning, role, value and first place", () => {
    const table = rows(build()("symbols.html"));
    expect(table).toHaveLength(18);
    expect(table[3]).toEqual(["w_{11}", "w11", "weight from x1 to z1", "parameter", "1", "A page"]);
    expect(table[16]).toEqual(["\\hat{y}", "yhat", "what the network predicts", "computed", "2", "A page"]);
    expect(table[0]?.at(-1)).toBe("");
  });

  test("counts what a formula names, and prefers a chapter to a page in front of it", () => {
    const front = "# Before\n\n:value[w11] :value[w21] and ::equation[h1]{form=symbolic}\n";
    const page = build({
      "book.yaml": "title: A book\nmodel: flagship\nfront: [before.md]\nchapters: [page.md]\n",
      "before.md": front.replace(" and ", "\n\n"),
      "page.md":
        "# A page\n\n:value[w21]\n\n## One\n\n::equation[z1]{form='symbolic value'}\n\n::equation[z2]\n",
    });
    const first = Object.fromEntries(rows(page("symbols.html")).map((row) => [row[1], row.at(-1)]));
    expect(first).toMatchObject({ w11: "A page", x1: "A page", w21: "A page", z1: "A page", h1: "Before" });
    expect(first).toMatchObject({ w22: "", b2: "", yhat: "" });
  });

  test("calls the title page by the book's title", () => {
    const table = rows(build({ "index.md": "The input is :value[x1].\n" })("symbols.html"));
    expect(table[0]?.at(-1)).toBe("A book");
  });

  test("and the ledgers are there for each sound model, and not without models", () => {
    const models = { "models/other.yaml": flagship.replace("title: The flagship network\n", "") };
    const page = build({ "book.yaml": "title: A book\nmodel: flagship\nchapters: [page.md]\n", ...models });
    expect(elements(page("symbols.html"), ({ tagName }) => tagName === "h2").map(textContent)).toEqual([
      "The flagship network",
      "other",
    ]);
    expect(textContent(only(page("ledger-other.html"), "h1"))).toBe("Ledger: other");
    const none = buildFiles({ "book.yaml": "title: A\nchapters: [a.md]\n", "a.md": "# A\n" });
    expect([...none.files.keys()].filter((path) => path.endsWith(".html"))).toEqual(["index.html", "a.html"]);
  });

  test("keeps its address to itself", () => {
    const { problems } = buildFiles(
      smallBook({
        "book.yaml": "title: A\nchapters: [page.md, symbols.md, ledger-flagship.md]\n",
        "symbols.md": "# S\n",
        "ledger-flagship.md": "# L\n",
      }),
    );
    expect(problems).toEqual([
      'book.yaml:2:21 duplicate-name: "symbols.md" becomes symbols.html, as does the index of symbols; expected another file name',
      'book.yaml:2:33 duplicate-name: "ledger-flagship.md" becomes ledger-flagship.html, as does the ledger of flagship; expected another file name',
    ]);
  });
});

describe("the formulas of every model can be set", () => {
  const layers =
    "layers: [{ units: 1, weights: [[2]], biases: [1], activation: relu, names: { sums: z, outputs: h } }]";
  test.each([
    [
      "raised symbols",
      'inputs: { x: 3 }\nequations: { h: x^2, L: h^2 }\nloss: L\nnotation: { x: "x\'", h: "h^{(1)}" }',
    ],
    [
      "a batch of squares, with raised symbols",
      "examples: [{ inputs: { x: 1 } }, { inputs: { x: 2 } }]\nequations: { h: x^2, L: h^2 }\nloss: L\nnotation: { h: h^* }",
    ],
    [
      "layers of raised symbols",
      `inputs: { x: 1 }\n${layers}\nequations: { L: h^2 }\nloss: L\nnotation: { x: "x_1^0", h: "h'" }`,
    ],
    [
      "more functions than KaTeX takes macros by itself",
      `inputs: { x: 3 }\nequations:\n  L: ${Array(1500).fill("relu(x)").join(" + ")}\nloss: L`,
    ],
  ])("%s", (_title, yaml) => {
    const page = `# A page\n\n::equation[L]\n\n${yaml.includes("layers") ? "::layer[1]{mode=backward}\n" : ""}`;
    const { problems } = buildFiles(smallBook({ "page.md": page, "models/flagship.yaml": `${yaml}\n` }));
    expect(problems).toEqual([]);
  });
});

test("a formula that is too long to be read as one stands in the ledger as text", () => {
  const yaml = (terms: number) =>
    `inputs: { x: 3 }\nequations:\n  L: ${Array(terms).fill("x").join(" + ")}\nloss: L\n`;
  const formulaOf = (terms: number) => {
    const page = build({ "page.md": "# A page\n\n:value[L]\n", "models/flagship.yaml": yaml(terms) })(
      "ledger-flagship.html",
    );
    return ledger(page).L;
  };
  expect(formulaOf(2)).toMatchObject({
    formula: "\\displaystyle L=x + x",
    "with its numbers": "\\displaystyle L=3 + 3",
  });
  const long = formulaOf(5000);
  expect(long?.formula).toMatch(/^L = x \+ x \+ [x+ ]*$/);
  expect(long?.["with its numbers"]).toMatch(/^L = 3 \+ 3 \+ [3+ ]*$/);
});
