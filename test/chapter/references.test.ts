import { describe, expect, test } from "vitest";
import { bodyOf, buildFiles, flagship } from "../support/book.ts";
import { annotations, elements, hasClass, parse, textContent } from "../support/html.ts";

const files = (chapters: Readonly<Record<string, string>>) => ({
  "book.yaml": `title: A book\nmodel: flagship\nchapters: [${Object.keys(chapters)
    .filter((name) => name !== "index.md")
    .join(", ")}]\n`,
  "models/flagship.yaml": flagship,
  "images/a.png": "a",
  ...chapters,
});

function pagesOf(chapters: Readonly<Record<string, string>>) {
  const { problems, files: built } = buildFiles(files(chapters));
  expect(problems).toEqual([]);
  return (slug: string) => parse(String(built.get(`${slug}.html`)));
}

const links = (tree: ReturnType<typeof parse>) =>
  elements(tree, (node) => node.tagName === "a" && hasClass(node, "reference")).map((node) => [
    node.properties.href,
    textContent(node),
  ]);
const labels = (tree: ReturnType<typeof parse>) =>
  elements(tree, (node) => hasClass(node, "label-number")).map(textContent);

const one = `# One

See :ref[fig-back], :ref[eq-w], :ref[tab] and :ref[here].

::diagram{title="No number"}

![Loss :value[L]](images/a.png "A loss of :value[L]"){#pic}

::diagram{#fig-one}

## Words on :value[L] {#here}
`;
const two = `# Two

::equation[dL/dw11]{#eq-w}

:::equation{#eq-x}
x
:::

::diagram{mode=backward #fig-back}

::register{mode=backward #tab}

:ref[fig-back], :ref[fig-one], :ref[pic] and :ref[two].
`;

describe("numbers and references", () => {
  const page = pagesOf({ "01-one.md": one, "part/02-two.md": two });

  test("number what carries an id, by kind, within the chapter", () => {
    expect(labels(page("one"))).toEqual(["Figure 1.1", "Figure 1.2"]);
    expect(labels(page("part/two"))).toEqual(["(2.1)", "(2.2)", "Figure 2.1", "Table 2.1"]);
  });

  test("lead anywhere in the book and read as the target does", () => {
    expect(links(page("one"))).toEqual([
      ["part/two.html#fig-back", "Figure 2.1"],
      ["part/two.html#eq-w", "equation (2.1)"],
      ["part/two.html#tab", "Table 2.1"],
      ["#here", "Words on 1"],
    ]);
    expect(links(page("part/two"))).toEqual([
      ["#fig-back", "Figure 2.1"],
      ["../one.html#fig-one", "Figure 1.2"],
      ["../one.html#pic", "Figure 1.1"],
      ["#two", "Two"],
    ]);
  });

  test("every reference ends at an element of its page", () => {
    for (const slug of ["one", "part/two"]) {
      for (const [href] of links(page(slug))) {
        const url = new URL(String(href), `book:///${slug}.html`);
        const target = page(url.pathname.slice(1).replace(".html", ""));
        expect(
          elements(target, (node) => node.properties.id === url.hash.slice(1)),
          String(href),
        ).toHaveLength(1);
      }
    }
  });

  test("a number beside an equation is not in its TeX", () => {
    expect(annotations(page("part/two"))).toEqual(["\\frac{dL}{dw_{11}}=-2", "x"]);
  });

  test("the title of an image is its figure's caption", () => {
    const [figure] = elements(page("one"), (node) => hasClass(node, "image"));
    expect(figure && textContent(figure)).toBe("Figure 1.1 A loss of 1");
    const [image] = figure ? elements(figure, (node) => node.tagName === "img") : [];
    expect(image?.properties).toEqual({ src: "images/a.png", alt: "Loss 1" });
  });

  test("an id of its own page is meant before another page's", () => {
    const both = pagesOf({ "a.md": "# A\n\n## End\n\n:ref[end]\n", "b.md": "# B\n\n## End\n" });
    expect(links(both("a"))).toEqual([["#end", "End"]]);
  });

  test("a formula in a title is plain text where links and contents have it", () => {
    const both = pagesOf({
      "a.md": "# Half: $\\frac{\\value{w11}}{2}$ of $\\hat y$ {#half}\n",
      "b.md": "# B\n\n:ref[half]\n",
    });
    expect(links(both("b"))).toEqual([["a.html#half", "Half: 1/2 of ŷ"]]);
    const [title] = elements(both("a"), ({ tagName }) => tagName === "title");
    expect(title && textContent(title)).toContain("Half: 1/2 of ŷ");
  });

  test("the title page numbers without a chapter", () => {
    const built = pagesOf({
      "index.md": "# Start\n\n::diagram{#f}\n\n:ref[f] :ref[fig-one]\n",
      "01-one.md": one.replace(/^See.*$/m, ""),
    });
    expect(labels(built("index"))).toEqual(["Figure 1"]);
    expect(links(built("index"))).toEqual([
      ["#f", "Figure 1"],
      ["one.html#fig-one", "Figure 1.2"],
    ]);
  });
});

describe("links between chapters", () => {
  const page = pagesOf({
    "index.md": "# Start\n\n[start](01-one.md)\n",
    "01-one.md":
      '# One\n\n[two](part/02-two.md#two "t") [same](#one) [out](https://example.org/a.md) [pic](images/a.png) [beside](../std/index.html)\n',
    "part/02-two.md":
      '# Two\n\n[one](../01-one.md), [page](../one.html#one), [own](02-two.md), [html](#raw), [front][f]\n\n<a id="raw"></a>\n\n[f]: ../index.md\n',
  });
  const hrefs = (slug: string) =>
    elements(page(slug), (node) => node.tagName === "main").flatMap((main) =>
      elements(main, (node) => node.tagName === "a" && !node.properties.rel && !node.properties.id).map(
        (node) => node.properties.href,
      ),
    );

  test("become links between pages", () => {
    expect(hrefs("index")[0]).toBe("one.html");
    expect(hrefs("one")).toEqual([
      "part/two.html#two",
      "#one",
      "https://example.org/a.md",
      "images/a.png",
      "../std/index.html",
    ]);
    expect(hrefs("part/two")).toEqual([
      "../one.html",
      "../one.html#one",
      "two.html",
      "#raw",
      "../index.html",
    ]);
  });
});

test("an id made of a heading's words keeps out of the way of a given one", () => {
  const html = bodyOf("## Loss\n\n## Other {#loss}\n\n## Loss");
  expect([...html.matchAll(/id="([^"]*)"/g)].map(([, id]) => id)).toEqual(["loss-1", "loss", "loss-2"]);
});

test("an id and a class go to what any directive gives", () => {
  const html = bodyOf(":value[L]{#a .b .c} :eq[L]{#m form=math}\n\n::legend{#l}");
  expect(html).toContain('<span class="value b c" id="a">1</span>');
  expect(html).toContain('<span id="m"><span class="katex">');
  expect(html).toContain('<p class="legend" id="l">');
});
