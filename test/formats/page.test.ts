import { describe, expect, test, vi } from "vitest";
import { bodyOf } from "../support/book.ts";

describe("code", () => {
  test("is coloured in a language that its author names, and stays the same text", () => {
    expect(bodyOf("```python\nreturn x < 1  # <b>\n```")).toBe(
      '<pre tabindex="0"><code class="language-python"><span class="hljs-keyword">return</span> x &lt; ' +
        '<span class="hljs-number">1</span>  <span class="hljs-comment"># &lt;b&gt;</span>\n</code></pre>',
    );
  });

  test.each(["```\nreturn 1\n```", "```klingon\nreturn 1\n```", "    return 1"])(
    "is left alone: %j",
    (code) => {
      expect(bodyOf(code)).toMatch(/^<pre tabindex="0"><code[^>]*>return 1\n<\/code><\/pre>$/);
    },
  );
});

test("every heading below the title links to itself and keeps its text", () => {
  expect(bodyOf("## Two {#two}\n\n### :value[L] three")).toBe(
    '<h2 id="two">Two<a class="anchor" href="#two" aria-label="Link to this section"></a></h2>\n' +
      '<h3 id="l-three"><span class="value">1</span> three' +
      '<a class="anchor" href="#l-three" aria-label="Link to this section"></a></h3>',
  );
});

describe("footnotes", () => {
  const call = (id: string) =>
    `<sup><a href="#user-content-fn-${id}" id="user-content-fnref-${id}" data-footnote-ref aria-describedby="footnote-label">1</a></sup>`;

  test("stand in the margin as well, beside their first call", () => {
    const body = bodyOf("One[^a] and again[^a].\n\n[^a]: A *note*.");
    expect(body).toContain(
      `<p>One${call("a")}<span class="margin-note" role="note" data-pagefind-ignore=""><sup>1</sup>A <em>note</em>. </span> and again`,
    );
    expect(body).toContain('class="footnotes beside"');
    expect(body.match(/margin-note/g)).toHaveLength(1);
  });

  test.each([
    ["one of them is a list", "One[^a].\n\n[^a]: A note.\n\n    - with a list"],
    ["one of them calls another", "One[^a].\n\n[^a]: A note[^b].\n\n[^b]: B."],
    ["one is called from a heading", "## One[^a]\n\n[^a]: A note."],
    ["one is called from a table", "|a|\n|-|\n|b[^a]|\n\n[^a]: A note."],
  ])("all stay at the end where %s", (_, markdown) => {
    const body = bodyOf(markdown);
    expect(body).toContain('class="footnotes"');
    expect(body).not.toContain("margin-note");
  });
});

test("signs that KaTeX does not measure are shown without a word on the console", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const body = bodyOf("$😀 + \\frac{€}{2}$ and :eq[L]{form=math}\n\n## On $€$");
  expect(body).toMatch(/>😀<.*>€</s);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});
