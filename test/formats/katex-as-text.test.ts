import fc from "fast-check";
import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import katex from "katex";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { fromHtmlIsomorphic } from "../../scripts/katex-as-text.ts";
import { isMark, named, settable } from "../../src/equations/index.ts";

const processor = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** KaTeX's HTML of a formula, written by rehype-stringify from a tree and from text. */
function bothWays(tex: string, displayMode: boolean): readonly [asTree: string, asText: string] {
  const html = katex.renderToString(tex, {
    ...settable,
    displayMode,
    output: "htmlAndMathml",
    trust: isMark,
  });
  return [
    processor.stringify(fromHtml(html, { fragment: true })),
    processor.stringify(fromHtmlIsomorphic(html) as Root),
  ];
}

const FORMULAS = [
  String.raw`a < b > c \& "d" 'e' f' \text{x \& y < "z" 'w'}`,
  String.raw`\sqrt{x} + \overbrace{a + b}^{c} + \widehat{abc} + \xrightarrow{f} + \cancel{x}`,
  String.raw`x, \quad y \qquad z \, w \hspace{1em} v \\ u`,
  String.raw`\begin{aligned} a &= b \\ &= \begin{bmatrix} 1 & 2 \\ 3 & \frac{4}{5} \end{bmatrix} \end{aligned}`,
  String.raw`\left( \frac{dL}{dw_{11}} \right)^2 \to \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}`,
  named("0", "ReLU'(z2)||flagship"),
  String.raw`\color{red}{x} \colorbox{yellow}{y} \fbox{z} \rule{1em}{2pt} \mathbb{R} \vec{v} \tag{1}`,
];

describe("KaTeX's HTML as the program keeps it", () => {
  test.each(
    FORMULAS.flatMap((tex) =>
      (tex.includes("\\tag") ? [true] : [false, true]).map((display) => [tex, display] as const),
    ),
  )("is what reading and writing it gives: %s, on its own line: %s", (tex, display) => {
    const [asTree, asText] = bothWays(tex, display);
    expect(asText).toBe(asTree);
  });

  test("whatever signs a text in a formula has", () => {
    const sign = fc.constantFrom("<", ">", '"', "'", "`", "\\&", "\\&lt;", "ä", " ", "=", "/", "a1");
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const [asTree, asText] = bothWays(String.raw`x + \text{${signs.join("")}}`, false);
        expect(asText).toBe(asTree);
      }),
    );
  });
});
