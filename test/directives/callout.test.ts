import { expect, test } from "vitest";
import { bodyOf } from "../support/book.ts";
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
