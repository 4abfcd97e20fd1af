import type { BlockContent, Root } from "mdast";
import rehypeKatex from "rehype-katex";
import rehypeStringify from "rehype-stringify";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import remarkExactbook, { diagramCss, type ExactbookOptions } from "../src/remark.ts";
import { flagship } from "./support/book.ts";

const site = (options: ExactbookOptions) =>
  unified()
    .use(remarkParse)
    .use(remarkExactbook, options)
    .use(remarkRehype)
    .use(rehypeKatex)
    .use(rehypeStringify);

describe("the remark plugin in a plain unified pipeline", () => {
  test("resolves directives without raw HTML in the tree", async () => {
    const html = String(
      await site({ models: { flagship } }).process(
        "Now :eq[dL/dw11] and $\\value{L}$.\n\n::diagram{mode=forward title=T desc=D}\n",
      ),
    );
    expect(html).toContain("dL/dw11=-2");
    expect(html).toContain('<annotation encoding="application/x-tex">{1}</annotation>');
    expect(html).toMatch(/<svg[^>]+role="img"[^>]*>.*<title[^>]*>T<\/title>/s);
  });

  test("has the rules of every shape of a drawing", async () => {
    const html = String(
      await site({ models: { flagship } }).process('::diagram{mode=backward highlight="z1 dL/dw11"}\n'),
    );
    const shapes = /<(?:rect|path|polygon|tspan)[^>]+class="([^"]+)"/g;
    const classes = new Set([...html.matchAll(shapes)].flatMap(([, names = ""]) => names.split(" ")));
    expect(classes.size).toBeGreaterThan(5);
    for (const name of classes) expect(diagramCss).toContain(`.${name} `);
  });

  test("numbers and refers within the file", async () => {
    const html = String(
      await site({ models: { flagship } }).process(
        "See :ref[f] and :ref[e].\n\n::diagram{#f}\n\n::equation[L]{#e}\n",
      ),
    );
    expect(html).toContain('<a class="reference" href="#f">Figure 1</a>');
    expect(html).toContain('<a class="reference" href="#e">equation (1)</a>');
    await expect(site({ models: { flagship } }).process(":ref[g]\n\n::equation[L]{#e}\n")).rejects.toThrow(
      '"g", which no {#id} in the book gives',
    );
  });

  test("reads directives where they are typed, and says so where it cannot", async () => {
    const processor = site({ models: { flagship } });
    const markdown = "The loss is :value[L].";
    await expect(processor.run(processor.parse(markdown))).rejects.toThrow("run(tree, file) needs the file");
    const tree = await processor.run(processor.parse(markdown), new VFile(markdown));
    expect(processor.stringify(tree)).toContain(">1</span>");
  });

  test("lets be what other plugins have made, and looks into what they have put around", async () => {
    const generated = () => (tree: Root) => {
      const text = { type: "text" as const, value: "made" };
      const around = { type: "blockquote" as const, children: tree.children as BlockContent[] };
      tree.children = [
        { type: "paragraph", children: [text, { type: "image", url: "a.png", title: "T" }] },
        { type: "html", value: "<b>made</b>" },
        { type: "math", value: "x" },
        around,
      ];
    };
    const html = String(
      await unified()
        .use(remarkParse)
        .use(generated)
        .use(remarkExactbook, { models: { flagship } })
        .use(remarkRehype)
        .use(rehypeStringify)
        .process("The loss is :value[L].\n"),
    );
    expect(html).toMatch(/<p>made<img.*<blockquote>\n<p>The loss is <span[^>]*>1<\/span>/s);
  });

  test("gives ids without spaces", async () => {
    const file = new VFile({
      path: "about us.md",
      value: "::diagram\n\n:::what-if{with='w11=2'}\n:value[L]\n:::\n",
    });
    const html = String(await site({ models: { flagship } }).process(file));
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.filter((id) => id?.includes(" "))).toEqual([]);
  });

  test("leaves marks to formats that can show them", async () => {
    const html = String(
      await site({ models: { flagship } }).process(":::step{computes=z1}\n$\\value{z1}$ :eq[z1]\n:::\n"),
    );
    expect(html).toContain('<span class="value computed" data-exact="z1||flagship">z1=2</span>');
    expect(html).not.toContain("htmlClass");
  });

  test("says what it would lose beside an image's id", async () => {
    const file = new VFile({ path: "page.md", value: "![x](x.png){#c width=50%}\n\n![x](x.png){#d}\n" });
    await site({ models: { flagship } }).process(file);
    expect(
      file.messages.map((message) => [message.line, message.column, message.ruleId, message.reason]),
    ).toEqual([
      [
        1,
        12,
        "foreign-syntax",
        '"{#c width=50%}" as other tools have it; expected {#id} alone, at the end of a heading or behind an image that is a paragraph; did you mean {#c}?',
      ],
    ]);
  });

  test("reports every mistake as a message with its place and fails", async () => {
    const file = new VFile({ path: "page.md", value: "# A\n\n:value[q] :claim[x]{if='L = 2'}\n" });
    await expect(site({ models: { flagship } }).process(file)).rejects.toThrow(
      '"L = 2" does not hold: L = 1',
    );
    expect(
      file.messages.map(({ line, column, ruleId, source, fatal }) => ({
        line,
        column,
        ruleId,
        source,
        fatal,
      })),
    ).toEqual([
      { line: 3, column: 8, ruleId: "unknown-name", source: "exactbook", fatal: true },
      { line: 3, column: 25, ruleId: "false-claim", source: "exactbook", fatal: true },
    ]);
  });

  test("takes the model that stands in the file, for that file alone", async () => {
    const own = "```model\ninputs: { q: 3 }\nequations: { r: q^2 }\nloss: r\n```\n";
    const processor = site({ models: {} });
    const html = String(await processor.process(`${own}\n:eq[dr/dq] $\\value{r}$\n`));
    expect(html).toContain("dr/dq=6");
    expect(html).toContain('<annotation encoding="application/x-tex">{9}</annotation>');
    await expect(processor.process(":eq[dr/dq]\n")).rejects.toThrow("model");
    const wrong = new VFile({ path: "page.md", value: own.replace("q^2", "p^2") });
    await expect(processor.process(wrong)).rejects.toThrow('"p"');
    expect(wrong.messages.map(({ line, column, ruleId }) => ({ line, column, ruleId }))).toEqual([
      { line: 3, column: 17, ruleId: "unknown-name" },
    ]);
  });

  test("links numbers when told where their ledger is, but not inside of a link", async () => {
    const text = ":eq[dL/dw11], :value[count(parameters)], [:value[L]](x)";
    const without = (html: unknown) => String(html).replaceAll(/ data-(?:exact|rule)="[^"]*"/g, "");
    const plain = await site({ models: { flagship } }).process(text);
    expect(without(plain)).toBe(
      '<p><span class="value">dL/dw11=-2</span>, <span class="value">9</span>, ' +
        '<a href="x"><span class="value">1</span></a></p>',
    );
    const ledger = ({ model, quantity = "" }: { model: string; quantity?: string | undefined }) =>
      `/${model}#${quantity}`;
    expect(without(await site({ models: { flagship }, ledger }).process(text))).toBe(
      '<p><a class="value" href="/flagship#w11">dL/dw11=-2</a>, <a class="value" href="/flagship#">9</a>, ' +
        '<a href="x"><span class="value">1</span></a></p>',
    );
  });

  test("names the model in a model's mistake", async () => {
    const file = new VFile({ path: "page.md", value: ":value[L]\n" });
    const broken = flagship.replace("w11*x1", "w13*x1");
    await expect(site({ models: { broken } }).process(file)).rejects.toThrow(
      /^broken\.yaml:6:7: "w13" in the equation of z1/,
    );
    expect(file.messages).toHaveLength(1);
  });
});
