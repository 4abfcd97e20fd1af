import { expect, test } from "vitest";
import { buildFiles, smallBook } from "../support/book.ts";
import { elements, only, parse, textContent } from "../support/html.ts";

const page = (markdown: string) => {
  const { problems, files } = buildFiles(smallBook({ "page.md": markdown, "images/x.svg": "<svg/>" }));
  expect(problems).toEqual([]);
  return parse(String(files.get("page.html")));
};

test("a front matter's title and description have their numbers", () => {
  const tree = page("---\ntitle: The loss is :value[L]\ndescription: With :eq[dL/dw11].\n---\nText.\n");
  expect(textContent(only(tree, "h1"))).toBe("The loss is 1");
  expect(textContent(only(tree, "title"))).toBe("The loss is 1 · A book");
  const [meta] = elements(tree, ({ properties }) => properties.name === "description");
  expect(meta?.properties.content).toBe("With dL/dw11=-2.");
});

test("so have headings, the contents, table cells, link texts and titles, captions, alternative texts", () => {
  const tree = page(
    [
      "# The loss is :value[L]",
      "## Where z1 is :value[z1]",
      'A [link of :value[z2]](#fig "to :value[h1]"), [another][a] and ![z1 is :value[z1]](images/x.svg "of :value[z1]").',
      '[a]: #fig "to :eq[L]"',
      "| a | b |\n|---|---|\n| :value[dL/dw11] | $\\value{dL/dw12}$ |",
      '::diagram{#fig title="L is :value[L]"}',
      '::register{caption="With :value[L]"}',
    ].join("\n\n"),
  );
  const all = (tag: string) => elements(only(tree, "article"), ({ tagName }) => tagName === tag);
  expect(textContent(only(tree, "h1"))).toBe("The loss is 1");
  expect(all("h2").map(textContent)).toEqual(["Where z1 is 2"]);
  expect(
    elements(tree, ({ properties }) => properties.href === `#${all("h2")[0]?.properties.id}`).map(
      textContent,
    ),
  ).toContain("Where z1 is 2");
  expect(all("td").map(textContent)[0]).toBe("-2");
  const links = elements(tree, ({ properties }) => properties.href === "#fig");
  expect(links.map((link) => [textContent(link), link.properties.title])).toEqual([
    ["link of -1", "to 2"],
    ["another", "to L=1"],
  ]);
  const [image] = all("img");
  expect([image?.properties.alt, image?.properties.title]).toEqual(["z1 is 2", "of 2"]);
  expect(all("figcaption").map(textContent)).toEqual(["Figure 1.1 L is 1"]);
  expect(all("caption").map(textContent)[1]).toBe("With 1");
});

test("titles and captions have formulas, and what holds none says them in plain text", () => {
  const tree = page(
    [
      "---\ntitle: 'The $\\theta$ rule of :value[L]'\n---",
      '::diagram{#fig title="The loss $L^2=\\value{L}$ costs \\$5 and $6" desc="By $w_{11}$"}',
      '::register{caption="Of $\\hat{y}$"}',
      '::symbols{caption="Names $x_1$ of :value[L]"}',
      '![x](images/x.svg "The $w_{11}$ of :value[w11]"){#x}',
      'See [y](#fig "to $x^2$").',
    ].join("\n\n"),
  );
  expect(textContent(only(tree, "title"))).toBe("The θ rule of 1 · A book");
  const captions = ["figcaption", "caption"].flatMap((tag) =>
    elements(only(tree, "article"), ({ tagName }) => tagName === tag),
  );
  const tex = captions.map((caption) =>
    elements(caption, ({ tagName }) => tagName === "annotation").map(textContent),
  );
  expect(tex.flat()).toEqual(["L^2={1}", "w_{11}", "w_{11}", "\\hat{y}", "x_1"]);
  const [drawing] = elements(tree, ({ tagName }) => tagName === "svg").filter(
    ({ properties }) => properties.role === "img",
  );
  expect(drawing && textContent(only(drawing, "title"))).toBe("The loss L^2=1 costs $5 and $6");
  expect(textContent(captions[0] ?? tree)).toContain("costs $5 and $6");
  const [link] = elements(tree, ({ properties }) => properties.title === "to x^2");
  expect(link?.properties.href).toBe("#fig");
});

test("every number in a formula leads to its proof", () => {
  const tree = page(
    [
      "# Page",
      "::equation[dL/dw11, z1]",
      "$$ L = \\value{L} $$",
      "In a line $z_1 = \\value{z1}$, $\\value{z1} + \\value{z2}$ and :eq[h1]{form=math}.",
      "::equation[z1, z2, h1, h2, yhat, L, w11]",
      ':::what-if{with="b1=-3"}\n$$ L = \\value{L} $$\n:::',
    ].join("\n\n"),
  );
  const proofs = elements(tree, ({ properties }) => String(properties.className) === "proof");
  expect(proofs.map(({ properties }) => [properties.ariaLabel, properties.href])).toEqual([
    ["Proof of dL/dw11", "ledger-flagship.html#q-w11"],
    ["Proof of z1", "ledger-flagship.html#q-z1"],
    ["Proof of L", "ledger-flagship.html#q-L"],
    ["Proof of all numbers", "ledger-flagship.html"],
  ]);
  expect(proofs.map(textContent)).toEqual(["", "", "", ""]);
  const inLine = elements(
    tree,
    ({ tagName, properties }) => tagName === "a" && String(properties.className) === "value",
  );
  expect(inLine.slice(0, 3).map(({ properties }) => properties.href)).toEqual([
    "ledger-flagship.html#q-z1",
    "ledger-flagship.html",
    "ledger-flagship.html#q-h1",
  ]);
});
