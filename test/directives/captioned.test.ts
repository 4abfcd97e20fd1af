import { expect, test } from "vitest";
import { bodyOf, buildFiles, smallBook } from "../support/book.ts";
import { elements, hasClass, parse, textContent } from "../support/html.ts";

test.each([
  [":::figure[The loss $L$ is :value[L]]\nWords.\n:::", ["p", "figcaption"], "is 1"],
  [":::table[Weights]\n| a | b |\n|---|---|\n| c | :value[w11] |\n:::", ["figcaption", "div"], "Weights"],
  [":::listing[`net.js`]{.wide}\n```js\na\n```\n:::", ["figcaption", "pre"], "net.js"],
  [":::listing\n```js\na\n```\n:::", ["pre"], "a"],
])("%j", (markdown, parts, words) => {
  const [figure] = elements(parse(bodyOf(markdown)), ({ tagName }) => tagName === "figure");
  const tags = figure?.children.flatMap((child) => (child.type === "element" ? [child.tagName] : []));
  expect(tags).toEqual(parts);
  expect(figure && textContent(figure)).toContain(words);
  expect(figure && hasClass(figure, "captioned") && hasClass(figure, "wide")).toBe(markdown.includes("wide"));
});

test("each kind is numbered by itself, with what other directives give of it, and referred to", () => {
  const { problems, body } = buildFiles(
    smallBook({
      "page.md":
        "# Page\n\n::register{mode=forward #a}\n\n:::table[T]{#b}\nx\n:::\n\n:::listing[L]{#c}\nx\n:::\n\n:::figure[F]{#d}\n::diagram{mode=forward #e}\n:::\n\n:::figure[G]{#f}\nx\n:::\n\nSee :ref[a] :ref[b] :ref[c] :ref[d] :ref[e] :ref[f].",
    }),
  );
  expect(problems).toEqual([]);
  const links = elements(parse(body), (element) => hasClass(element, "reference"));
  const numbers = ["Table 1.1", "Table 1.2", "Listing 1.1", "Figure 1.1", "Figure 1.2", "Figure 1.3"];
  expect(links.map((link) => textContent(link))).toEqual(numbers);
});

test("a number typed in a caption is one typed by hand", () => {
  const { problems } = buildFiles(
    smallBook({
      "page.md":
        "---\nliterals: error\n---\n\n# A\n\n:::table[The loss is 1]\n| a |\n|---|\n| :value[L] |\n:::\n",
    }),
  );
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^page\.md:7:22 typed-number:/);
});

test("what mdBook's authors write behind a comma is no part of a language", () => {
  expect(bodyOf("```rust,ignore\nfn main() {}\n```")).toContain('class="hljs-keyword"');
});
