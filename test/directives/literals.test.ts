import { describe, expect, test } from "vitest";
import { numberingOf, numbersInProse } from "../../src/directives/typed-numbers.ts";
import { numbersInTex } from "../../src/directives/typed-tex.ts";
import { buildFiles, smallBook } from "../support/book.ts";

const wordsIn = (text: string, numbers: readonly { start: number; end: number }[]) =>
  numbers.map(({ start, end }) => text.slice(start, end));

describe("numbers in prose", () => {
  const rows: readonly [text: string, ...numbers: string[]][] = [
    ["z = 0 and L=1", "0", "1"],
    ["w11, x_1, h2', max'2(a, b), z1@2, d2L, été2"],
    ["dL/dw11 is -2, not −3", "-2", "−3"],
    ["a-2 and 5-2", "2", "5", "2"],
    ["2–3 layers", "2", "3"],
    ["(1/2), 0.25, 1,000.5, 1e3, 2.5e-3", "1/2", "0.25", "1,000.5", "1e3", "2.5e-3"],
    ["100B, 3D, 2nd, 10x, 20%, 20 %", "100B", "3D", "2nd", "10x", "20%", "20 %"],
    ["at 10:30 on 2024-05-01, version 1.2.3", "10:30", "2024-05-01", "1.2.3"],
    ["½ of ٣, 1½", "½", "٣", "1½"],
    [".5 and -.5, but 1..5 and Fig.3", ".5", "-.5", "1", "5", "3"],
    [
      "1 000, 10\u202f000\u202f000, 2 100 3, 0 100",
      "1 000",
      "10\u202f000\u202f000",
      "2 100",
      "3",
      "0",
      "100",
    ],
    ["v1.2.3 and w11."],
    ["loss _97_, __98__, _x_", "97", "98"],
    ["x² and 10²", "10"],
    ["see page 12, p. 3, pp. 4-5, Pages 6–7"],
    ["pages 3, 5 and 7, pp. 10 & 12-14, page 2, 8 and 9", "8", "9"],
    ["https://example.org/2024/05 and a1@example2.org, www.example.org/7"],
    ["&#49; {#sec-1} &frac12;"],
    ["two layers of one hundred"],
    ["GPT-4", "4"],
    ["page 12 of 300", "300"],
    ["The end in 3.", "3"],
  ];
  test.each(rows)("%s", (text, ...numbers) => {
    expect(wordsIn(text, numbersInProse(text))).toEqual(numbers);
  });

  test("what they are worth", () => {
    const worth = (text: string) => numbersInProse(text).map(({ values }) => values.map(String).join(" or "));
    expect(worth("-2; −1/2; 1,000; 0.25; 20%; 10x; 1e3")).toEqual([
      "-2",
      "-1/2",
      "1000",
      "1/4",
      "20 or 1/5",
      "10",
      "1000",
    ]);
    expect(worth(".5; ½; -1½; 2\u2009000; 1 000.5")).toEqual(["1/2", "1/2", "-3/2", "2000", "2001/2"]);
    expect(worth("100B; 2024-05-01; 10:30; 1.2.3; 3D; 1/0")).toEqual(["", "", "", "", "", ""]);
  });
});

describe("a heading's own number", () => {
  test.each([
    ["3. Results with 2", "3."],
    ["2.1 The loss", "2.1"],
    ["4) Then", "4)"],
    ["Step 4: the end", "Step 4:"],
    ["A.1. More", "A.1."],
    ["Part 2 – The rest", "Part 2 –"],
    ["3 units", ""],
    ["Loss 3 and more", ""],
    ["2.5 is less", ""],
    ["Why 3", ""],
  ])("%s", (heading, own) => {
    expect(heading.slice(0, numberingOf(heading))).toBe(own);
  });
});

describe("numbers in TeX", () => {
  const rows: readonly [tex: string, ...numbers: string[]][] = [
    ["z = 0", "0"],
    ["z=-2", "-2"],
    ["\\hat y - 2", "2"],
    ["w_{11} x_1 + w_{1,2}^{(3)} h^{[2]} + z_\\text{out 3}"],
    ["x^2 + x^{-1} + x^{1/2} + 2x^3", "2"],
    ["(y - 3)^{2}", "3"],
    ["x^23", "3"],
    ["10^{-3}", "10"],
    ["e^{3x}", "3"],
    ["\\frac{1}{2} \\frac12 \\tfrac{3}{x}", "\\frac{1}{2}", "\\frac12", "3"],
    ["\\sum_{i=1}^{3} x_i \\prod^{4}_{j=1} \\sum\\limits_i^5 \\sum_i^n", "3", "4", "5"],
    ["\\text{one of 3 in w11} = \\mathrm{d2}", "3"],
    ["\\value{w11 + 2} \\literal{100}"],
    [
      "\\hspace{3em} \\kern2pt \\mkern-3mu \\rule{1em}{2pt} a\\\\[4pt] b \\sqrt[3]{x} \\raisebox{1pt}{5}",
      "5",
    ],
    ["\\color{#123456} \\textcolor{#333}{6} \\tag{1} \\tag*{2} \\phantom{0} % 7", "6"],
    ["\\begin{alignedat}{2} a &= 1 \\\\ b &= 2 \\end{alignedat}", "1", "2"],
    ["\\begin{array}{c|c} 1 & -2 \\end{array}", "1", "-2"],
    ["\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "1", "2", "3", "4"],
    ["w11 + h2 = 0.5", "0.5"],
    ["\\alpha2 \\leq 50\\%", "2", "50"],
    ["\\mathbb{R}^{3 \\times 2}", "3", "2"],
    ["\\newcommand{\\f}[2]{#1}"],
    ["a = -\\frac{1}{2} - \\frac12", "-\\frac{1}{2}", "\\frac12"],
    ["10\\,000 + 1{,}000 + .5 + (1,\\,2)", "10\\,000", "1{,}000", ".5", "1", "2"],
    ["\\underbrace{x - 3}_{=\\,7} \\overbrace{x}^{68}", "3", "7", "68"],
    ["\\literal{\\frac{1}{2}} + 1", "1"],
  ];
  test.each(rows)("%s", (tex, ...numbers) => {
    expect(wordsIn(tex, numbersInTex(tex))).toEqual(numbers);
  });

  test("what they are worth", () => {
    const worth = (tex: string) => numbersInTex(tex).map(({ values }) => values.map(String).join());
    expect(worth("x = -2, \\frac{1}{4}, \\frac34, 0.1, 3/4, y - 5")).toEqual([
      "-2",
      "1/4",
      "3/4",
      "1/10",
      "3/4",
      "5",
    ]);
  });

  test("a long formula with open braces takes no time", () => {
    const start = performance.now();
    numbersInTex("_{".repeat(5_000) + "\\sum_{a^{".repeat(2_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

const images = { "images/a1.png": "", "images/x.png": "", "images/x7.png": "" };
const strict = "title: A book\nchapters: [page.md]\nliterals: error\n";
const typed = (markdown: string, files: Record<string, string> = {}) =>
  buildFiles(
    smallBook({ "book.yaml": strict, "page.md": `# A page\n\n${markdown}\n`, ...images, ...files }),
  ).problems.map((line) =>
    line
      .replace("page.md:", "")
      .replace(/ typed-number: the number (.*), typed by hand; .*?(?:mean (.*)\?)?$/, " $1 -> $2"),
  );

describe("where numbers are looked for", () => {
  test.each([
    ["Prose has 7.", ["3:11 7 -> :literal[7]"]],
    ["## 2. Of 7\n\nand 3 Units\n---\n\n## 3 Units", ["3:10 7 -> :literal[7]", "5:5 3 -> :value[target]"]],
    ["1. A list\n2. of\n   - 7 things", ["5:6 7 -> :literal[7]"]],
    ["> quoted\n> 7 times", ["4:3 7 -> :literal[7]"]],
    ["| a 7 | b |\n|---|---|\n| 8 | :value[L] |", ["3:5 7 -> :literal[7]", "5:3 8 -> :literal[8]"]],
    [
      "*7* **8** ~~9~~ [10](images/a1.png 'an 11')",
      [
        "3:2 7 -> :literal[7]",
        "3:7 8 -> :literal[8]",
        "3:13 9 -> :value[count(parameters)]",
        "3:18 10 -> :literal[10]",
        "3:40 11 -> :literal[11]",
      ],
    ],
    ["<p data-literal>91</p>\n\n<div><b title='7' data-literal>x</b>8</div>", ["5:37 8 -> "]],
    [
      '[a](page.md "of 7") ![b][p] [c][p]\n\n[p]: images/x.png "and 8"',
      ["3:17 7 -> :literal[7]", "5:24 8 -> :literal[8]"],
    ],
    ["![x :literal[5] 6][p]\n\n[p]: images/x.png", ["3:17 6 -> :value[count(equations)]"]],
    ["Call[^1].\n\n[^1]: Of 7.", ["5:10 7 -> :literal[7]"]],
    ["`7`, w11, $w_{11}$, <https://a.org/7>, https://a.org/7\n\n```\n7\n```\n\n    7", []],
    ["![a 7](images/x.png)", ["3:5 7 -> :literal[7]"]],
    ['![a 7](images/x.png "of 8")', ["3:5 7 -> :literal[7]", "3:25 8 -> :literal[8]"]],
    ["![a 7][x]\n\n[x]: images/x7.png", ["3:5 7 -> :literal[7]"]],
    ['::diagram{title="of 7" desc="and 8"}', ["3:21 7 -> :literal[7]", "3:34 8 -> :literal[8]"]],
    ['::register{caption="of 7 :literal[8] :value[L]"}', ["3:24 7 -> :literal[7]"]],
    [
      "$z = 7$ and\n\n$$\nz = 8\n$$\n\n:::equation\nz = 9 + \\literal{10}\n:::\n\n```math\nz = 11\n```",
      [
        "3:6 7 -> \\literal{7}",
        "6:5 8 -> \\literal{8}",
        "10:5 9 -> \\value{count(parameters)}, or \\literal{9} as it is",
        "14:5 11 -> \\literal{11}",
      ],
    ],
    [":::step[The 7th]\nhas 8\n:::", ["3:13 7th -> :literal[7th]", "4:5 8 -> :literal[8]"]],
    [
      "At 10:30 and a:7, *b*:8.",
      ["3:4 10:30 -> :literal[10:30]", "3:16 7 -> :literal[7]", "3:23 8 -> :literal[8]"],
    ],
    [
      'x<sub>1</sub> y<sup class="i">*i*,13</sup> <kbd>4</kbd> <b>7</b>\n\n<p>w<sub>11</sub></p><img alt=95>\n\n<div title="of 8" data-n="9">10 <code>11</code><!-- 12 --></div>',
      ["3:60 7 -> :literal[7]", "5:31 95 -> ", "7:16 8 -> ", "7:30 10 -> "],
    ],
    [":literal[100B] and :literal[$7$ of *8*]", []],
    [
      ":value[L] :eq[dL/dw11] :ref[fig-1]\n\n::equation[dL/dw11]\n\n::diagram{#fig-1 title=x}\n\n::certificate[dL/dw11]",
      [],
    ],
  ])("%s", (markdown, found) => {
    expect(typed(markdown)).toEqual(found);
  });

  test("the suggestion is the quantity worth it that stands last before it", () => {
    expect(typed("The loss L is 1.")).toEqual(["3:15 1 -> :value[L]"]);
    expect(typed("Half is 1/2.")).toEqual(["3:9 1/2 -> :literal[1/2]"]);
    expect(typed("`dL/dw12` is -4, w22 is -1.")).toEqual([
      "3:14 -4 -> :value[dL/dw12]",
      "3:25 -1 -> :value[w22]",
    ]);
    expect(typed("$w_{11}$ and x1: $x_1 = 1$")).toEqual(["3:25 1 -> \\value{x1}, or \\literal{1} as it is"]);
    expect(typed("It has 9 parameters")).toEqual(["3:8 9 -> :value[count(parameters)]"]);
    expect(typed(':::what-if{with="b1=-3"}\nhere L is 9\n:::')).toEqual(["4:11 9 -> :value[L]"]);
  });

  test("a book that allows numbers, and a chapter that says otherwise", () => {
    expect(typed("Of 7.", { "book.yaml": "title: A book\nchapters: [page.md]\n" })).toEqual([]);
    expect(
      typed("", {
        "page.md": "---\nliterals: allow\ndescription: Of 7 on 2024-05-01\n---\n# A page\n\nOf 7.\n",
      }),
    ).toEqual([]);
  });
});

describe("numbers in a claim", () => {
  test.each([
    [':claim[a loss of 1]{if="L = 1"}', []],
    [':claim[about 10]{if="abs(count(parameters) - 10) <= 1"}', []],
    [':claim[below 5]{if="L < 5"}', []],
    [':claim[$h_2 = 0$, so 0]{if="h2 = 0"}', []],
    [':claim[it falls by 2, to -2]{if="dL/dw11 = -2 and abs(dL/dw11) = 2"}', []],
    [':claim[it is 2]{if="dL/dw11 = -2"}', ["3:14 2 -> :value[z1]"]],
    [':claim[twice, so 2]{if="L/h1 = 1/2"}', ["3:18 2 -> :value[z1]"]],
    [':claim[not 7, nor 8]{if="L != 7 and not L = 8"}', []],
    [':claim[far from 50]{if="abs(L - 50) > 5"}', []],
    [':claim[7 is not 8]{if="7 != 8 and L = 1"}', ["3:8 7 -> :literal[7]", "3:17 8 -> :literal[8]"]],
    [':claim[at 6/5 and 2]{if="L[w11 = 6/5, b1=2] != L"}', []],
    [':claim[$-\\frac{3}{2}$]{if="-3*L/2 = -3/2"}', []],
    [':claim[$-\\frac{3}{2}$]{if="3*L/2 = 3/2"}', ["3:9 -\\frac{3}{2} -> \\literal{-\\frac{3}{2}}"]],
    [':claim[$1{,}000$ and $1\\,000$ and 1 000]{if="L*2000/2 = 1000"}', []],
    [':claim[.5 or ½]{if="L/2 = 1/2"}', []],
    [':claim[half, 0.5 or 50%]{if="L/2 = 1/2"}', []],
    [':claim[a loss of 1]{if="L = x1"}', ["3:18 1 -> :value[L]"]],
    [':claim[with w11 at 6/5 and c 2 it is below 1]{if="L[w11=6/5 c=2] < 5 and L = 1"}', []],
    [':claim[$z_1$ is 2 or 0]{if="z1 = 2 or L = 0"}', ["3:22 0 -> :value[h2]"]],
    [':claim[between 0 and 4]{if="0 < L < 4"}', []],
    [':claim[7 is 7]{if="7 = 7"}', ["3:8 7 -> :literal[7]", "3:13 7 -> :literal[7]"]],
    [':claim[7 is nothing]{if="7*h2 = 0"}', ["3:8 7 -> :literal[7]"]],
    [':claim[a loss of 1 and 7]{if="L = 1"}', ["3:24 7 -> :literal[7]"]],
    [':claim[100B]{if="L != 100"}', ["3:8 100B -> :literal[100B]"]],
    [':claim[$z_1 = 7$ and 1]{if="L = 1"}', ["3:15 7 -> \\literal{7}"]],
    [':claim[1 :claim[9]{if="count(parameters) = 9"} 1]{if="L = 1"} 1', ["3:63 1 -> :value[L]"]],
  ])("%s", (markdown, found) => {
    expect(typed(markdown)).toEqual(found);
  });
});
