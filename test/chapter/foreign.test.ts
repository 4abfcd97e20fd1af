import { describe, expect, test } from "vitest";
import { bodyOf, buildFiles, problemsOf, smallBook } from "../support/book.ts";

describe("what other tools write", () => {
  test.each([
    ["> [!NOTE]\n> Words.", '3:3 "[!NOTE]"; :::note'],
    ["> [!CAUTION] Title\n> Words.", '3:3 "[!CAUTION]"; :::warning'],
    [">[!important]\n>\n> Words.", '3:2 "[!important]"; :::note'],
    ["- > [!tip]\n  > Words.", '3:5 "[!tip]"; :::tip'],
    ["[[toc]]", '3:1 "[[toc]]"; '],
    ["  [TOC]\n\nWords", '3:3 "[TOC]"; '],
    ["{{#include parts/_net_.md}}", '3:1 "{{#include parts/_net_.md}}"; ::include[parts/_net_.md]'],
    ["{{#rustdoc_include a.rs:3:9}}", '3:1 "{{#rustdoc_include a.rs:3:9}}"; ::include[a.rs]'],
    ["{{< include _net.qmd >}}", '3:1 "{{< include _net.qmd >}}"; ::include[_net.qmd]'],
    ["See {ref}`fig-net`.", '3:5 "{ref}`fig-net`"; :ref[fig-net]'],
    ["See {numref}`the net <fig:net>`.", '3:5 "{numref}`the net <fig:net>`"; :ref[fig:net]'],
    ["By {eq}`loss`", '3:4 "{eq}`loss`"; :ref[loss]'],
    ["## A {#sec-a .unnumbered}\n\n:ref[sec-a]", '3:6 "{#sec-a .unnumbered}"; {#sec-a}'],
    ["## A {.unnumbered #sec:a}\n\n:ref[sec:a]", '3:6 "{.unnumbered #sec:a}"; {#sec:a}'],
    ["## A {-}", '3:6 "{-}"; '],
    ["![a](images/a.png){width=50%}", '3:19 "{width=50%}"; '],
    ["![a](images/a.png){#fig-a width=50%}\n\n:ref[fig-a]", '3:19 "{#fig-a width=50%}"; {#fig-a}'],
    ["A ![a](images/a.png){#fig-a}.", '3:21 "{#fig-a}"; '],
    ["$$ x $$ {#eq-x}", '3:9 "{#eq-x}"; '],
    ["[a](page.md){.button target=_blank}", '3:13 "{.button target=_blank}"; '],
    ["Words [small]{.smallcaps}", '3:14 "{.smallcaps}"; '],
  ])("%s", (markdown, expected) => {
    const { problems } = buildFiles(
      smallBook({ "page.md": `# A page\n\n${markdown}\n`, "images/a.png": "a" }),
    );
    const lines = problems.map((problem) =>
      problem.replace(
        /^page\.md:(\d+:\d+) foreign-syntax: warning: (.*) as other tools have it(?:; expected [^;]*)?(?:; did you mean (.*)\?)?$/,
        (_, place, written, instead = "") => `${place} ${written}; ${instead}`,
      ),
    );
    expect(lines).toEqual([expected]);
  });

  test.each([
    "`> [!NOTE]` `[[toc]]` `{ref}` `{{#include a.md}}` `{#a .b}`",
    "```md\n> [!NOTE]\n\n[TOC]\n\n{{#include a.md}}\n\n## A {#a .b}\n```",
    "$x^{.a}$ $\\text{.b}$",
    "\\[TOC]\n\n> \\[!NOTE]\n\n\\{{#include a.md}} \\{ref}`x` \\{.a}",
    "[toc]\n\n[toc]: page.md",
    "> Words\n> [!NOTE] in the middle",
    "Words [TOC] in a line, {ref} and {1, 2}, {.5}, {{.Name}}, {a=b}, {-}",
    "<div>\n[TOC]\n</div>",
    "## The set {1, 2}",
    ":value[L]{.wide} :ref[fig-a]\n\n::diagram{#fig-a .wide}",
  ])("is none of it: %s", (markdown) => {
    expect(problemsOf(markdown)).toEqual([]);
  });

  test("stands in an included file, in the lines of a problem there", () => {
    const files = smallBook({ "page.md": "# A page\n\n::include[a.md]\n", "a.md": "Words.\n\n[[toc]]\n" });
    expect(buildFiles(files).problems[0]).toMatch(/^a\.md:3:1 foreign-syntax/);
  });

  test("is one problem where it is an unread directive too", () => {
    expect(problemsOf("::: {.callout-note}\nWords.\n:::")).toHaveLength(1);
  });
});

test("the ids of lists that have more in them are taken, the lists are not shown", () => {
  const markdown = "# A page\n\n## A {#a .b}\n\n![](images/a.png){#c width=50%}\n";
  const { files } = buildFiles(smallBook({ "page.md": markdown, "images/a.png": "a" }));
  expect(files.get("page.html")).toMatch(/<h2 id="a">A<[\s\S]*<figure class="image" id="c">/);
  expect(files.get("page.html")).not.toMatch(/\.b|width=50%/);
});

test("a heading and a figure take ids with colons", () => {
  const files = { "images/a.png": "a" };
  const body = bodyOf("## A *b* {#sec:a}\n\n![a](images/a.png){#fig:a}\n\n:ref[sec:a] :ref[fig:a]", files);
  expect(body).toContain('<h2 id="sec:a">A <em>b</em>');
  expect(body).toContain('<figure class="image" id="fig:a">');
  expect(body).not.toContain("{");
});
