import { describe, expect, test } from "vitest";
import { bodyOf, buildFiles, flagship, problemsOf, smallBook } from "../support/book.ts";
import { parse, textContent } from "../support/html.ts";

const TINY = "inputs: { x: 3 }\nequations: { y: 2*x, L: y^2 }\nloss: L\n";
const words = (html: string) => textContent(parse(html)).replace(/\s+/g, " ").trim();

describe("a model whose whole text stands in a chapter", () => {
  test("is used by its name, and shown as YAML", () => {
    const html = bodyOf(`\`\`\`model tiny\n${TINY}\`\`\`\n\n:value[dL/dx]{model=tiny} :value[L]`);
    expect(words(html)).toBe("inputs: { x: 3 } equations: { y: 2*x, L: y^2 } loss: L 24 1");
    expect(html).toContain('<code class="language-yaml"><span class="hljs-attr">inputs:');
  });

  test("may have the line ends of any system", () => {
    const text =
      "# A page\n\n```model tiny\ninputs: { p: 1 }\nequations:\n  q: p+1\nloss: q\n```\n\n:eq[q]{model=tiny}\n";
    const { problems, body } = buildFiles(smallBook({ "page.md": text.replaceAll("\n", "\r\n") }));
    expect(problems).toEqual([]);
    expect(body).toContain("q=2");
  });

  test("without a name is the chapter's own model; hidden leaves the page", () => {
    const html = bodyOf(
      `:value[L]\n\n:::what-if{with="x=1"}\n:value[L]\n:::\n\n\`\`\`model hidden\n${TINY}\`\`\`\n\n:value[L]{model=flagship}`,
    );
    expect(words(html)).toBe("36 Computed with x=14 1");
  });

  test("is the chapter's where the front matter says so", () => {
    const page = `---\nmodel: tiny\n---\n# A\n\n:value[y]\n\n\`\`\`model tiny hidden\n${TINY}\`\`\`\n`;
    const { problems, body } = buildFiles(smallBook({ "page.md": page }));
    expect([problems, words(body)]).toEqual([[], "A 6"]);
  });

  test("is for its chapter alone: no ledger, no link, no line in the index", () => {
    const page = `# A\n\n:value[L] :value[L]{model=flagship}\n\n\`\`\`model\n${TINY}\`\`\`\n`;
    const { problems, files, body } = buildFiles(smallBook({ "page.md": page }));
    expect(problems).toEqual([]);
    expect([...files.keys()].filter((file) => file.startsWith("ledger"))).toEqual(["ledger-flagship.html"]);
    expect(body.match(/href="ledger-[^"]*"/g)).toEqual(['href="ledger-flagship.html#q-L"']);
    expect(body.match(/data-exact="[^"]*"/g)).toEqual(['data-exact="L||flagship"']);
  });

  test("has its mistakes at their places in the chapter", () => {
    expect(
      problemsOf("Text.\n\n```model tiny\nequations:\n  L: x^2\nloss: L\n```\n\n:value[L]{model=tiny}"),
    ).toEqual(['page.md:7:6 unknown-name: "x" in the equation of L']);
    expect(problemsOf(`\`\`\`model flagship\n${TINY}\`\`\``)).toEqual([
      'page.md:3:1 duplicate-name: a second model "flagship"; expected another name',
    ]);
    expect(problemsOf(`\`\`\`model a b\n${TINY}\`\`\`\n\n\`\`\`model a.b\n${TINY}\`\`\``)).toEqual([
      'page.md:3:1 bad-syntax: "b" behind a model\'s name; expected ```model name, or ```model name hidden',
      'page.md:9:1 bad-name: the model\'s name "a.b"; expected letters, digits, _ and -',
    ]);
    expect(problemsOf(`> \`\`\`model a\n> ${TINY.replaceAll("\n", "\n> ")}\n> \`\`\``)).toEqual([
      "page.md:3:3 bad-syntax: a model inside of a list, a quote or another block; expected it at the beginning of its lines",
    ]);
    expect(problemsOf("```model\n```\n\n:value[L]")[0]).toMatch(/^page\.md:4:1 bad-shape: nothing; /);
  });

  test("stands for what its file would be", () => {
    const page = "\n\n::diagram{mode=backward}\n\n::register{mode=backward}\n\n::certificate[dL/dw11]";
    const inline = bodyOf(`\`\`\`model hidden\n${flagship}\`\`\`${page}`);
    const plain = (html: string) => html.replaceAll(/ data-(?:exact|rule)="[^"]*"/g, "");
    expect(plain(inline)).toBe(plain(bodyOf(page)));
  });
});
