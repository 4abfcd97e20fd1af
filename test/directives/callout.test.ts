import { expect, test } from "vitest";
import { bodyOf, buildFiles, smallBook } from "../support/book.ts";
import { elements, hasClass, parse, textContent } from "../support/html.ts";

test.each([
  [":::note\nThe loss is :value[L].\n:::", "note", "Note", "The loss is 1."],
  [":::tip[Mind *b* and :value[w11]]\nAgain.\n:::", "tip", "Mind b and 1", "Again."],
  [":::warning\n- one\n- two\n:::", "warning", "Warning", "one\ntwo"],
])("%j", (markdown, kind, title, words) => {
  const [box] = elements(parse(bodyOf(markdown)), (element) => hasClass(element, "callout"));
  expect(box && hasClass(box, kind) && box.properties.role).toBe("note");
  const [heading] = box ? elements(box, (element) => hasClass(element, "callout-title")) : [];
  expect(heading && textContent(heading)).toBe(title);
  expect(box && textContent(box)).toContain(words);
});

test("a box with an id is referred to by its title", () => {
  const { problems, body } = buildFiles(
    smallBook({
      "page.md":
        "# A\n\n:::tip[Mind $x^2$ and :value[L]]{#mind}\nText.\n:::\n\n:::note{#n}\nText.\n:::\n\nSee :ref[mind], :ref[n].",
    }),
  );
  expect(problems).toEqual([]);
  const links = elements(parse(body), (element) => hasClass(element, "reference"));
  expect(links.map((link) => [link.properties.href, textContent(link)])).toEqual([
    ["#mind", "Mind x^2 and 1"],
    ["#n", "Note"],
  ]);
});
