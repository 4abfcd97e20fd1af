import { describe, expect, test } from "vitest";
import { bodyOf, buildFiles, problemsOf, smallBook } from "../support/book.ts";

const chapter = (markdown: string, files: Record<string, string> = {}) =>
  buildFiles(smallBook({ "page.md": `# A page\n\n${markdown}\n`, ...files }));

describe("an included file", () => {
  test("stands in the place of its include as if it had been typed there", () => {
    const net =
      "## The net\n\nA loss of :value[L].[^n]\n\n[^n]: A note.\n\n::diagram{#fig-b mode=backward title=B desc=D}\n";
    const page = (middle: string) =>
      `Before, [later](#the-net).\n\n::diagram{#fig-a mode=forward title=A desc=D}\n\n${middle}\n\n:ref[fig-b] after. [x]\n`;
    const typed = bodyOf(page(`${net}\n[x]: https://example.org`));
    expect(
      bodyOf(page("::include[parts/net.md]"), { "parts/net.md": `${net}\n[x]: https://example.org\n` }),
    ).toBe(typed);
    expect(typed).toContain("Figure 1.2");
  });

  test("needs no empty lines around its include", () => {
    const body = bodyOf("above\n::include[a.md]\nbelow", { "a.md": "one\n\ntwo\n" });
    expect(body).toBe("<p>above</p>\n<p>one</p>\n<p>two</p>\n<p>below</p>");
  });

  test("is set in as far as its include", () => {
    const files = { "a.md": "one\n\n- two\n" };
    expect(bodyOf("> quoted\n>\n> ::include[a.md]\n", files)).toBe(
      "<blockquote>\n<p>quoted</p>\n<p>one</p>\n<ul>\n<li>two</li>\n</ul>\n</blockquote>",
    );
    expect(bodyOf("1. ::include[a.md]\n2. last", files)).toMatch(
      /^<ol>\n<li>\n<p>one<\/p>\n<ul>\n<li>two<\/li>\n<\/ul>\n<\/li>\n<li>\n<p>last<\/p>\n<\/li>\n<\/ol>$/,
    );
  });

  test("includes others, from where it is itself", () => {
    const files = {
      "parts/a.md": "a\n\n::include[deep/b.md]\n",
      "parts/deep/b.md": "b\n\n::include[../../c.md]",
      "c.md": "c",
    };
    expect(bodyOf("::include[parts/a.md]", files)).toBe("<p>a</p>\n<p>b</p>\n<p>c</p>");
  });

  test("may be a part of a file, and may lie outside of the book", () => {
    expect(bodyOf('::include[a.md]{lines="2-3"}', { "a.md": "one\ntwo\nthree\nfour\n" })).toBe(
      "<p>two\nthree</p>",
    );
    expect(bodyOf('::include[a.md]{lines="3-"}', { "a.md": "one\ntwo\nthree\nfour\n" })).toBe(
      "<p>three\nfour</p>",
    );
  });

  test("is not taken in where the directive is shown as code", () => {
    expect(bodyOf("```\n::include[none.md]\n```")).toContain("::include[none.md]");
  });
});

describe("an included file that is not Markdown", () => {
  test("is a block of coloured code", () => {
    const body = bodyOf('::include[code/step.py]{lines="2"}', { "code/step.py": "import os\nprint(1)\n" });
    expect(body).toBe(
      '<pre tabindex="0"><code class="language-py"><span class="hljs-built_in">print</span>(<span class="hljs-number">1</span>)\n</code></pre>',
    );
  });

  test("keeps fences of its own, and its set-in lines", () => {
    const files = { "a.txt": "x\n```\ny\n```\n" };
    expect(bodyOf("- ::include[a.txt]", files)).toContain("x\n```\ny\n```\n</code>");
    expect(bodyOf("::include[a.md]{lang=markdown}", { "a.md": "# Not :value[q]\n" })).toContain(
      "# Not :value[q]",
    );
  });
});

describe("problems in included files", () => {
  test.each<[title: string, markdown: string, files: Record<string, string>, problems: string[]]>([
    [
      "stand in the file that they are in",
      "::include[parts/net.md]\n\n:value[q]",
      {
        "parts/net.md": "One.\n\n::include[more.md]\n\nA :value[r].\n",
        "parts/more.md": "$\\frac$\n\n- x\n\n  [y](none.md)\n",
      },
      [
        'page.md:5:8 unknown-name: "q", which models/flagship.yaml does not have',
        "parts/more.md:1:7 bad-tex: Unexpected end of input in a macro argument, expected '}'",
        'parts/more.md:5:7 bad-reference: a link to "none.md", which is no page of the book',
        'parts/net.md:5:10 unknown-name: "r", which models/flagship.yaml does not have',
      ],
    ],
    [
      "a quoted include",
      "> ::include[net.md]",
      { "net.md": "One\n\nthen :value[q]" },
      ['net.md:3:13 unknown-name: "q", which models/flagship.yaml does not have'],
    ],
    [
      "part of a file",
      '::include[net.md]{lines="3-"}',
      { "net.md": "One\n\nthen :value[q]" },
      ['net.md:3:13 unknown-name: "q", which models/flagship.yaml does not have'],
    ],
    [
      "an id in two files",
      "## A {#same}\n\n::include[net.md]",
      { "net.md": "## B {#same}\n" },
      ['net.md:1:8 duplicate-name: the id "same" stands here and at page.md:3:8; expected one of them'],
    ],
    [
      "a missing file",
      "::include[parts/nte.md]\n\n::include[Net.md]\n\n::include[prats/net.md]",
      { "parts/net.md": "x", "net.md": "y" },
      [
        'page.md:3:11 missing-file: the file "parts/nte.md", which is not there; did you mean parts/net.md?',
        'page.md:5:11 missing-file: the file "Net.md", which is not there; did you mean net.md?',
        'page.md:7:11 missing-file: the file "prats/net.md", which is not there; did you mean parts/net.md?',
      ],
    ],
    [
      "a circle",
      "::include[a.md]",
      { "a.md": "::include[b.md]", "b.md": "x\n\n::include[a.md]\n" },
      [
        'b.md:3:11 bad-include: "a.md", which comes back to itself here; expected files that do not include one another in a circle',
      ],
    ],
    [
      "front matter",
      "::include[a.md]",
      { "a.md": "---\nmodel: other\n---\n\nx\n" },
      ["a.md:1:1 bad-include: front matter in an included file; expected it in the chapter alone"],
    ],
    [
      "what would swallow the rest of the chapter",
      "::include[a.md]\n\n::include[b.md]\n\n::include[c.md]\n\n:::step\n::include[d.md]\n:::",
      { "a.md": "```\ncode", "b.md": "x\n\n<!-- y", "c.md": ":::step\n\nz", "d.md": "x\n\n:::\n" },
      [
        "a.md:1:1 unclosed-fence: ``` is never closed; expected a line ```",
        "b.md:3:1 unclosed-fence: <!-- is never closed; expected -->",
        "c.md:1:1 unclosed-fence: :::step is never closed; expected a line :::; a container inside a container needs fewer colons than the outer one",
        'd.md:3:1 unclosed-fence: ":::", which closes nothing; expected an opening line above it; a container inside a container needs fewer colons than the outer one',
      ],
    ],
    [
      "lines that are not there",
      '::include[a.md]{lines="2-9"}\n\n::include[a.md]{lines=x with="b1=1"}\n\n::include[a.md]{lines=x}',
      { "a.md": "one\ntwo\n" },
      [
        'page.md:3:24 bad-attribute: lines="2-9"; expected lines such as 1-2, the last that a.md has',
        'page.md:5:25 unknown-attribute: the attribute "with" of include; expected one of lines, lang',
        'page.md:7:23 bad-attribute: lines="x"; expected lines such as 1-2, the last that a.md has',
      ],
    ],
    [
      "an absolute path and no path",
      "::include[/etc/hosts]\n\n::include[]",
      {},
      [
        'page.md:3:11 bad-include: "/etc/hosts"; expected a path from this file',
        "page.md:5:1 missing-label: ::include; expected ::include[parts/net.md]",
      ],
    ],
  ])("%s", (_title, markdown, files, problems) => {
    expect(chapter(markdown, files).problems).toEqual(problems);
  });

  test("go as deep as ten files", () => {
    const file = (n: number) => [`a${n}.md`, `::include[a${n + 1}.md]`] as const;
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, n) => file(n)));
    expect(chapter("::include[a0.md]", { ...files, "a12.md": "x" }).problems).toEqual([
      'a9.md:1:11 bad-include: "a10.md", 11 files deep; expected at most 10',
    ]);
  });

  test("a fence of code that a chapter never closes", () => {
    expect(problemsOf("~~~~py\nx = 1\n~~~\n")).toEqual([
      "page.md:3:1 unclosed-fence: ~~~~ is never closed; expected a line ~~~~",
    ]);
  });
});
