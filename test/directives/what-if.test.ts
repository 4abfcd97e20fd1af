import { describe, expect, test } from "vitest";
import { bodyOf, flagship, problemsOf } from "../support/book.ts";
import { annotations, elements, hasClass, parse, textContent } from "../support/html.ts";

const CHANGED = "b1=-3 w11=1/2";
const inside = (markdown: string, numbers = CHANGED) => `:::what-if{with="${numbers}"}\n${markdown}\n:::`;
/** The same Markdown on a model whose file has the changed numbers. */
const edited = flagship.replace("b1: -1", "b1: -3").replace("w11: 1,", "w11: 1/2,");
const parts = `Loss :value[L], :eq[dL/dv1], $\\value{yhat}$, :claim[below]{if="z1 < 0"}.

| gradient |
| --- |
| :value[dL/db1] |

::equation[dL/dw11, dL/dv1]

::diagram{mode=backward title="The loss is :value[L]" #d}

::register{mode=forward}`;

/** Line breaks between blocks follow from the nesting alone. */
const dense = (html = "") => html.replaceAll(/>\s+</g, "><").trim();

/** What stands in the box below the line that states the numbers. */
const content = (html: string) => /<p class="what-if-numbers"[\s\S]*?<\/p>([\s\S]*)<\/div>/.exec(html)?.[1];

describe("what-if", () => {
  test("computes everything inside as if the model's file had the numbers", () => {
    expect(flagship).not.toBe(edited);
    const html = content(bodyOf(inside(parts)));
    expect(dense(html)).toBe(dense(bodyOf(parts, { "models/flagship.yaml": edited })));
    expect(html).not.toContain(bodyOf("::register{mode=forward}"));
  });

  test("states its numbers, which name it", () => {
    const [box] = elements(parse(bodyOf(inside("Words."))), (node) => hasClass(node, "what-if"));
    const [heading] = box ? elements(box, (node) => hasClass(node, "what-if-numbers")) : [];
    expect(heading && textContent(heading)).toBe("Computed with b1=-3, w11=1/2");
    expect(box?.properties.ariaLabelledBy).toEqual([heading?.properties.id]);
  });

  test("adds up, an inner number before an outer one", () => {
    const html = bodyOf(
      `::::what-if{with="b1=-3 c=1"}\n:eq[yhat]\n\n:::what-if{with="c=2 v1=5"}\n:eq[yhat] :eq[dL/dv1]\n:::\n\n:eq[c]\n::::\n\n:eq[c]`,
    );
    const text = textContent(parse(html.replaceAll("</p>", " </p>")))
      .replace(/\s+/g, " ")
      .trim();
    expect(text).toBe(
      "Computed with b1=-3, c=1 yhat=1 Computed with b1=-3, c=2, v1=5 yhat=2 dL/dv1=0 c=1 c=0",
    );
  });

  test("leaves another model its own numbers", () => {
    const other = "inputs: { b1: 7 }\nequations: { L: b1^2 }\nloss: L\n";
    const files = {
      "models/other.yaml": other,
      "book.yaml": "title: A\nmodel: flagship\nchapters: [page.md]\n",
    };
    const html = bodyOf(
      inside(":value[L]{model=other} :value[L]{model=other with='b1=2'} :value[L]{model=flagship}"),
      files,
    );
    expect(textContent(parse(content(html) ?? "")).trim()).toBe("49 4 9");
  });
});

test("any directive that computes takes numbers of its own", () => {
  const html = bodyOf(
    `:value[L]{with="c=1"} :value[L] :claim[so]{if="L = 9" with="c=4"}\n\n::equation[L]{with="c=1/2"}`,
  );
  expect(annotations(parse(html))).toEqual(["L=\\frac{1}{4}"]);
  expect(textContent(parse(html))).toMatch(/^0 1 so/);
});

test("a mistake in an outer box is told once, and none of what follows from it", () => {
  expect(problemsOf(inside('Words :claim[x]{if="L = 77"} :value[L]', "b7=1"))).toEqual([
    'page.md:3:18 unknown-name: "b7"; expected an input, target or parameter of the model; did you mean b1?',
  ]);
});
