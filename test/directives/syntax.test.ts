import { describe, expect, test } from "vitest";
import { bodyOf, problemsOf } from "../support/book.ts";

const tex = (html: string) =>
  [...html.matchAll(/<annotation encoding="application\/x-tex">([\s\S]*?)<\/annotation>/g)].map(
    ([, text = ""]) => text.replaceAll(/&(?:#x26|amp);/g, "&").replaceAll("&#x3C;", "<"),
  );
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#x3C;", "<")
    .trim();
const codes = (problems: readonly string[]) =>
  problems.map((line) => line.replace(/^page\.md:(\S+) (\S+):.*$/, "$1 $2"));

describe("attributes", () => {
  test("an expression is a quoted attribute; entities in it are decoded", () => {
    expect(textOf(bodyOf(`:claim[small]{if="L <= 1"} :claim[small]{if='L &lt;= 1'}`))).toBe("small small");
  });

  test("a condition that is no attribute list is a problem, not text", () => {
    expect(codes(problemsOf(":claim[small]{L <= 1}"))).toEqual(["3:14 stray-directive"]);
    expect(codes(problemsOf(":claim[one]{L = 1}"))).toEqual(["3:1 missing-attribute"]);
  });

  test("an escaped quote, which voids the directive, is a problem", () => {
    expect(codes(problemsOf(String.raw`:claim[x]{if="\"1\" = 1"}`))).toEqual(["3:10 stray-directive"]);
  });

  test("places come from the source, behind quotes and inside of containers", () => {
    expect(codes(problemsOf('> - :claim[x]{#id .c if="L = q"}'))).toEqual(["3:30 unknown-name"]);
  });
});

describe("labels", () => {
  test("are raw source: an underscore or a star in an expression is no emphasis", () => {
    const model = "inputs: { w_11: 2, x1: 3, y_2: 5 }\nequations: { L: w_11*x1*y_2 }\nloss: L\n";
    const html = bodyOf(":value[w_11*x1*y_2] and *this* is", { "models/flagship.yaml": model });
    expect(textOf(html)).toBe("30 and this is");
    expect(html).toContain("<em>this</em>");
  });

  test("whose brackets do not balance are a problem", () => {
    expect(codes(problemsOf(":value[(L"))).toEqual(["3:7 stray-directive"]);
  });
});

describe("colons", () => {
  test("that begin no known directive stay as typed", () => {
    const prose = "At 10:30, a:b, :smile:, 16:9 and x::y";
    expect(textOf(bodyOf(prose))).toBe(prose);
  });

  test("with a backslash are text", () => {
    expect(textOf(bodyOf("\\:value[L] is a directive"))).toBe(":value[L] is a directive");
  });

  test("before an unknown name with brackets or braces are a problem that suggests the nearest", () => {
    expect(problemsOf(":vlaue[L]")).toEqual([
      `page.md:3:1 unknown-directive: ":vlaue"; expected a directive's name, or a backslash before the colon; did you mean :value?`,
    ]);
    expect(codes(problemsOf("a:nothing{x=1}"))).toEqual(["3:2 unknown-directive"]);
  });

  test("in code, in links and in formulas mean nothing", () => {
    const html = bodyOf("`:value[L]` [x](https://example.org/:value[L]) $f: x \\to y$");
    expect(html).toContain("<code>:value[L]</code>");
    expect(html).toContain('href="https://example.org/:value%5BL%5D"');
    expect(tex(html)).toEqual(["f: x \\to y"]);
  });
});

describe("what looks like a directive and came out as text is a problem", () => {
  test.each([
    ["::diagram {mode=backward}", "3:1 stray-directive"],
    ["words\n::diagram{mode=", "4:1 stray-directive"],
    [":::equation {#x}\n$$", "3:1 stray-directive"],
    [":value[L]{x", "3:10 stray-directive"],
    [":::equation\nx", "3:1 unclosed-fence"],
    ["> :::equation\n> x\n\nafter", "3:3 unclosed-fence"],
    ["x\n\n:::", "5:1 unclosed-fence"],
  ])("%j", (markdown, problem) => {
    expect(codes(problemsOf(markdown))[0]).toBe(problem);
  });

  test("a container inside of one with as many colons does not nest, which is one problem", () => {
    expect(codes(problemsOf(":::equation\n:::equation\nx\n:::\n:::"))).toEqual(["7:1 unclosed-fence"]);
  });
});

describe("\\value in TeX", () => {
  test.each([
    ["L=\\value{L}", "L={1}"],
    ["g=\\value{dL/dw11}", "g={-2}"],
    ["1+\\value{dL/dw11}", "1+{(-2)}"],
    ["2\\value{dL/dw11}", "2{(-2)}"],
    ["2\\cdot\\value{dL/dw11}", "2\\cdot{(-2)}"],
    ["(\\value{dL/dw11})", "({-2})"],
    ["\\value{dL/dw11}^2", "{(-2)}^2"],
    ["\\frac{\\value{dL/dw11}}{2}", "\\frac{{-2}}{2}"],
    ["\\value{1/3}+\\value{-1/3}", "{\\frac{1}{3}}+{\\left(-\\frac{1}{3}\\right)}"],
    ["\\value{1/3}^2", "{\\left(\\frac{1}{3}\\right)}^2"],
  ])("%s is %s before KaTeX sees it", (source, result) => {
    expect(tex(bodyOf(`$${source}$`))).toEqual([result]);
    expect(tex(bodyOf(`:::equation\n${source}\n:::`))).toEqual([result]);
  });

  test("that cannot be computed is a problem at its place", () => {
    expect(codes(problemsOf("Now $x = \\value{L}$ and $\\value{L} + \\value{q}$"))).toEqual([
      "3:45 unknown-name",
    ]);
    expect(codes(problemsOf("> :::equation\n> a\n> + \\value{q}\n> :::"))).toEqual(["5:12 unknown-name"]);
  });
});

describe("dollars", () => {
  test.each([
    ["$5 and $6", []],
    ["from $5 to $x$", ["x"]],
    ["$x$ is not $ y$", ["x"]],
    ["costs $5, x", []],
    ["$a$5 is prose", []],
    ["$x$, $y$", ["x", "y"]],
  ])("%j", (markdown, formulas) => {
    const html = bodyOf(markdown);
    expect(tex(html)).toEqual(formulas);
    if (formulas.length === 0) expect(textOf(html)).toBe(markdown);
  });

  test("two on one line make a display", () => {
    const html = bodyOf("$$x$$\n\nin a line $$y$$ too");
    expect(tex(html)).toEqual(["x", "y"]);
    expect(html.match(/katex-display/g)).toHaveLength(2);
  });

  test("a formula that begins on the fence's line loses nothing", () => {
    const formula = "\\begin{aligned}\na &= b\\\\\nc &= d\n\\end{aligned}";
    const html = bodyOf(`$$${formula}$$\n\nand then words\n\n$$\ny\n$$`);
    expect(tex(html)).toEqual([formula, "y"]);
    expect(textOf(html)).toContain("and then words");
  });

  test.each([
    ["$$\\begin{a}\nx\n\\end{a}\n$$\nwords", "\\begin{a}\nx\n\\end{a}".replaceAll("{a}", "{aligned}")],
    ["$$ x\ny\n$$\n\nwords", "x\ny"],
    ["words:\n$$\nx\n$$", "x"],
    ["- $$ x\n  y\n  $$\n\nwords", "x\ny"],
  ])(
    "a closing fence on a line of its own closes what its own line or an earlier one opens: %j",
    (markdown, formula) => {
      const html = bodyOf(markdown.replaceAll("{a}", "{aligned}"));
      expect(tex(html)).toEqual([formula]);
      expect(textOf(html)).toContain("words");
    },
  );

  test.each([
    ["$$\\begin{a}\n\nwords", "3:1 unclosed-fence"],
    ["$$\nx", "3:1 unclosed-fence"],
    ["$$\nx$$\n\nwords\n\n$$\ny\n$$", "3:1 unclosed-fence"],
    ["words $$x", "3:7 unclosed-fence"],
  ])("a display that would swallow text is a problem: %j", (markdown, problem) => {
    expect(codes(problemsOf(markdown))[0]).toBe(problem);
  });
});

describe("directives stand wherever text does", () => {
  test("headings, whose ids do not depend on the value", () => {
    expect(bodyOf("## The loss is :value[L]")).toBe(
      '<h2 id="the-loss-is-l">The loss is <span class="value">1</span>' +
        '<a class="anchor" href="#the-loss-is-l" aria-label="Link to this section"></a></h2>',
    );
  });

  test("table cells, link texts, alternative texts", () => {
    const html = bodyOf("| :eq[z1] |\n|---|\n\n[to :value[L]](#a-page) ![the loss :value[L] *here*](a.png)", {
      "a.png": "a",
    });
    expect(html).toContain('<th><span class="value">z1=2</span></th>');
    expect(html).toContain('<a href="#a-page">to <span class="value">1</span></a>');
    expect(html).toContain('alt="the loss 1 *here*"');
  });
});
