import { describe, expect, test } from "vitest";
import { bodyOf, buildFiles, smallBook } from "../support/book.ts";
import { annotations, elements, hasClass, parse, textContent } from "../support/html.ts";

type Tree = ReturnType<typeof parse>;
const withClass = (tree: Tree, name: string) => elements(tree, (node) => hasClass(node, name));
const step = (computes: string, markdown: string) => `:::step{computes="${computes}"}\n${markdown}\n:::`;
const marks = (tree: Tree) => withClass(tree, "computed").map(textContent);

describe("a step's highlight", () => {
  test("marks what it computes in prose, and nothing else", () => {
    const tree = parse(
      bodyOf(`${step("z1 dL/dw11", ":eq[z1] :value[dL/dw11] :eq[z2] :value[z1 + 0]")}\n\n:eq[z1]`),
    );
    expect(marks(tree)).toEqual(["z1=2", "-2"]);
  });

  test("marks the terms of equations, whose TeX stays the author's", () => {
    const markdown =
      "::equation[dL/dw11, dL/dw12]\n\n::equation[z1, z2]{form='symbolic value'}\n\n$\\value{dL/dw11}+\\value{z2}$ :eq[dL/dw11]{form=math}";
    const tree = parse(bodyOf(step("dL/dw11 z1", markdown)));
    expect(annotations(tree)).toEqual(annotations(parse(bodyOf(markdown))));
    expect(marks(tree)).toHaveLength(5);
    expect(marks(tree).filter((mark) => mark.includes("−2"))).toHaveLength(3);
  });

  test("is that of drawings and registers that name none of their own", () => {
    const inside = bodyOf(step("dL/dh1 dL/dh2", "::diagram{mode=backward #d}\n\n::register{mode=backward}"));
    const highlight = 'mode=backward highlight="dL/dh1 dL/dh2"';
    const named = bodyOf(`::diagram{#d ${highlight}}\n\n::register{${highlight}}`);
    const shown = (html: string) => [
      /<svg[\s\S]*<\/svg>/.exec(html)?.[0],
      withClass(parse(html), "highlighted").map(textContent),
    ];
    expect(shown(inside)[0]).toContain("dg-mark");
    expect(shown(inside)).toEqual(shown(named));
    const own = parse(bodyOf(step("dL/dh1", "::register{mode=backward highlight='dL/dc'}")));
    expect(withClass(own, "highlighted").map(textContent)).toEqual(["dL/dcdL/dyhat-2"]);
  });

  test("reaches into a box of other numbers, not into another model", () => {
    const other = "inputs: { z1: 7 }\nequations: { L: z1^2 }\nloss: L\n";
    const markdown = `::::step{computes=z1}\n:::what-if{with="b1=0"}\n:eq[z1]\n:::\n\n:eq[z1]{model=other}\n::::`;
    const files = {
      "models/other.yaml": other,
      "book.yaml": "title: A\nmodel: flagship\nchapters: [page.md]\n",
    };
    expect(marks(parse(bodyOf(markdown, files)))).toEqual(["z1=3"]);
  });
});

describe("steps in a row", () => {
  const three =
    ":::step[First :eq[z1]]\nOne.\n:::\n\n:::step\nTwo.\n:::\n\n:::step{#last}\nThree.\n:::\n\nWords.\n\n";
  const tree = parse(bodyOf(`${three}:::step\nAlone.\n:::\n\n## Step 1`));

  test("become a stepper, each with its anchor; one alone does not", () => {
    const [stepper, second] = withClass(tree, "stepper");
    expect(second).toBeUndefined();
    expect(stepper?.properties.ariaLabel).toBe("Steps 1 to 3");
    expect(
      withClass(tree, "step").map((node) => [
        node.properties.id,
        node.properties.ariaLabel,
        textContent(node),
      ]),
    ).toEqual([
      ["step-1", "Step 1 of 3", "Step 1 First z1=2One."],
      ["step-2", "Step 2 of 3", "Step 2Two."],
      ["last", "Step 3 of 3", "Step 3Three."],
      ["step-4", "Step 4", "Step 4Alone."],
    ]);
  });

  test("leave a heading another id, and can be referred to", () => {
    expect(elements(tree, (node) => node.tagName === "h2").map((node) => node.properties.id)).toEqual([
      "step-1-1",
    ]);
    const references = parse(bodyOf(`${three}:ref[step-2], :ref[last]`));
    expect(
      withClass(references, "reference").map((node) => [node.properties.href, textContent(node)]),
    ).toEqual([
      ["#step-2", "step 2"],
      ["#last", "step 3"],
    ]);
  });

  test("of a second stepper go on counting", () => {
    const both = parse(bodyOf(`${three}${three.replace("{#last}", "")}`));
    expect(
      withClass(both, "step")
        .map((node) => node.properties.ariaLabel)
        .slice(3),
    ).toEqual(["Step 4 (1 of 3)", "Step 5 (2 of 3)", "Step 6 (3 of 3)"]);
  });

  test("bring their script, which no other page has", () => {
    const page = (markdown: string) =>
      String(buildFiles(smallBook({ "page.md": `# A\n\n${markdown}` })).files.get("page.html"));
    expect(page(three)).toContain('<script defer src="assets/stepper.js"');
    expect(page(":::step\nAlone.\n:::")).not.toContain("stepper.js");
  });
});
