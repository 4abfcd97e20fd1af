import { flagship } from "./book.ts";

const page = (markdown: string) => ({ "page.md": `# A page\n\n${markdown}\n` });
const model = (yaml: string) => ({ "models/flagship.yaml": yaml });
const edited = (from: string, to: string) => {
  if (!flagship.includes(from)) throw new Error(`the model has no ${from}`);
  return model(flagship.replace(from, to));
};
/** A formula that no stack is enough for. */
const deep = `${"{".repeat(20_000)}x${"}".repeat(20_000)}`;
const book = (yaml: string) => ({ "book.yaml": yaml });
const layered = `inputs: { x1: 1, x2: 2 }
layers:
  - units: 2
    activation: relu
    weights: [[1, 1], [1, -1]]
    biases: [0, 1]
    names: { weights: w, biases: b, sums: z, outputs: h }
equations: { M: h1 + q, L: (w11*h1 + b2*h2)^2 }
loss: L
notation: { z1: u, h2: v }
`;
const batch = "parameters: { w: 3 }\nequations: { y: w*x, L: (y-t)^2 }\nloss: L\n";
const many = Array.from({ length: 120 }, (_, index) => `a${index}: *a`).join(", ");

/** One row a mistake: the files that differ from a sound book, and all that the terminal says. */
export const mistakes: readonly [
  title: string,
  files: Record<string, string>,
  messages: readonly string[],
][] = [
  [
    "name in one of several examples misspelt",
    model(
      `${batch}examples:\n  - { inputs: { x: 1 }, targets: { t: 1 } }\n  - { inputs: { x: 2 }, targets: { tt: 1 } }\n  - { inputs: { x: 2 }, targets: { t: 1 } }\n`,
    ),
    ['models/flagship.yaml:6:36 unknown-name: "tt" in "examples.1.targets"; did you mean t?'],
  ],
  [
    "name of an example that was to replace an input",
    model(`inputs: { x: 1 }\ntargets: { t: 1 }\n${batch}examples:\n  - { inputs: { X: 1 } }\n`),
    ['models/flagship.yaml:7:17 unknown-name: "X" in "examples.0.inputs"; did you mean x?'],
  ],
  [
    "name in all examples misspelt",
    model(
      `${batch}examples:\n  - { inputs: { x: 1 }, targets: { goal: 1 } }\n  - { inputs: { x: 2 }, targets: { goal: 2 } }\n`,
    ),
    ['models/flagship.yaml:2:28 unknown-name: "t" in the equation of L; did you mean goal?'],
  ],
  [
    "forms that say nothing of a quantity",
    page('::equation[L]{form="chain"}\n\n::equation[z1, x1]{form="symbolic substituted"}'),
    [
      'page.md:3:21 bad-attribute: "chain", which says nothing of L; expected chain for gradients alone, symbolic and substituted for what is computed, value for all',
      'page.md:5:26 bad-attribute: "symbolic substituted", which says nothing of x1; expected chain for gradients alone, symbolic and substituted for what is computed, value for all',
    ],
  ],
  [
    "fences of code as other tools have them",
    page(
      '```{python}\na\n```\n\n```{.js .numberLines}\na\n```\n\n~~~~{code-block} c++\na\n~~~~\n\n```js {1,3} title="a b.js"\na\n```\n\n- ```{note} So it is\n  a\n  ```\n\n```mermaid\na\n```\n\n```{include} a.md\n```\n\n````markdown\n```{python}\n```\n````\n\n```rust,ignore\na\n```',
    ),
    [
      'page.md:3:1 foreign-syntax: warning: "```{python}" as other tools have it; did you mean ```python?',
      'page.md:7:1 foreign-syntax: warning: "```{.js .numberLines}" as other tools have it; did you mean ```js?',
      'page.md:11:1 foreign-syntax: warning: "~~~~{code-block} c++" as other tools have it; did you mean ```c++?',
      'page.md:15:1 foreign-syntax: warning: "```js {1,3} title="a b.js"" as other tools have it; did you mean :::listing[a b.js] around it?',
      'page.md:19:3 foreign-syntax: warning: "```{note} So it is" as other tools have it; did you mean :::note[So it is]?',
      'page.md:23:1 foreign-syntax: warning: "```mermaid" as other tools have it; expected an image, or ::diagram for a model',
      'page.md:27:1 foreign-syntax: warning: "```{include} a.md" as other tools have it; did you mean ::include[a.md]?',
    ],
  ],
  [
    "tag that is no element of HTML",
    page("Run <folder>."),
    [
      'page.md:3:5 unknown-element: warning: "<folder>", of which a browser shows nothing: HTML has no such element; expected code, `<folder>`, or a backslash before the <',
    ],
  ],
  [
    "tags that are no elements of HTML",
    page(
      'Run <folder> or <folder>, `<a>`, \\<b>, <my-own>, <b title="<T>">x</b>, <https://a.b>.\n\n> <svg><foreignObject></foreignObject></svg>\n> <Tabs title="<T>">\n> <TabItem/></Tabs><!-- <T> -->\n\n<script>\n"<T>"\n</script>',
    ),
    [
      'page.md:3:5 unknown-element: warning: "<folder>", of which a browser shows nothing: HTML has no such element; expected code, `<folder>`, or a backslash before the <',
      'page.md:6:3 unknown-element: warning: "<Tabs>", of which a browser shows nothing: HTML has no such element; expected code, `<Tabs>`, or a backslash before the <',
      'page.md:7:3 unknown-element: warning: "<TabItem>", of which a browser shows nothing: HTML has no such element; expected code, `<TabItem>`, or a backslash before the <',
    ],
  ],
  [
    "what Quarto, MyST, Obsidian, Hugo and MDX write",
    page(
      "See @fig-a, [@eq-b], a@fig-c.d and \\@fig-d. [[page]] [[Page one|a page]] [[1, 2]] \\[[a]]\n\n{{< pagebreak >}} {{% a %}}\n\n\\newpage\n\nimport A from 'b'\n\n| a |\n|---|\n| b |\n\n: The caption {#tbl-a}\n\nTerm\n: what it is\n\nH~2~O, ~~gone~~, ==marked== and a == b == c.",
    ),
    [
      'page.md:3:5 foreign-syntax: warning: "@fig-a" as other tools have it; did you mean :ref[fig-a]?',
      'page.md:3:13 foreign-syntax: warning: "[@eq-b]" as other tools have it; did you mean :ref[eq-b]?',
      'page.md:3:45 foreign-syntax: warning: "[[page]]" as other tools have it; did you mean [page](page.md)?',
      'page.md:3:54 foreign-syntax: warning: "[[Page one|a page]]" as other tools have it; did you mean [a page](Page one.md)?',
      'page.md:5:1 foreign-syntax: warning: "{{< pagebreak >}}" as other tools have it; expected a directive, or nothing: chapters have no shortcodes',
      'page.md:5:19 foreign-syntax: warning: "{{% a %}}" as other tools have it; expected a directive, or nothing: chapters have no shortcodes',
      'page.md:7:1 foreign-syntax: warning: "\\newpage" as other tools have it; expected nothing: a browser breaks the pages',
      "page.md:9:1 foreign-syntax: warning: \"import A from 'b'\" as other tools have it; expected nothing: chapters are no programs",
      'page.md:15:1 foreign-syntax: warning: ": The caption {#tbl-a}" as other tools have it; did you mean :::table[The caption]{#tbl-a} around the table?',
      'page.md:18:1 foreign-syntax: warning: ": what it is" as other tools have it; expected a list: there are no lists of definitions',
      'page.md:20:1 foreign-syntax: warning: "H~2~" as other tools have it; did you mean H<sub>2</sub>?',
      'page.md:20:18 foreign-syntax: warning: "==marked==" as other tools have it; did you mean <mark>marked</mark>?',
    ],
  ],
  [
    "title behind the name of a box, as Docusaurus has it",
    page(":::tip Mind this\nWords.\n:::"),
    [
      'page.md:3:1 stray-directive: ":::tip Mind this", which came out as text; expected :::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere; did you mean :::tip[Mind this]?',
    ],
  ],
  [
    "titles and captions with attributes, or with what they cannot hold",
    page(
      '::diagram{title="With :value[L]{with=\'b1=2\'}" #a}\n\n::register{mode=forward caption="So :claim[large]{if=\'L > 100\'}"}\n\n![Loss :vaule[L]](images/x.svg "T :eq[L] at 10:30[a] \\\\:ref[b]"){#f}\n\nSee :ref[a] and :ref[f].',
    ),
    [
      "page.md:3:32 bad-syntax: attributes behind :value in a title, a caption or an alternative text; expected other numbers in its brackets, such as :value[L[after=1]]",
      'page.md:5:37 bad-syntax: ":claim[" in a title, a caption or an alternative text; expected :value, :eq or :literal there',
      'page.md:7:8 bad-syntax: ":vaule[" in a title, a caption or an alternative text; expected :value, :eq or :literal there',
    ],
  ],
  [
    "links from a book into the one around it",
    {
      "book.yaml":
        "title: B\nchapters: [01-page.md, gone.md, draft.md]\ndrafts: [draft.md]\nbooks: [inner, other]\n",
      "01-page.md": "# P\n\n[x](inner/02-b.md)\n",
      "draft.md": "# D\n",
      "images/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "inner/book.yaml": "title: I\nchapters: [02-b.md, deep/c.md]\n",
      "inner/02-b.md":
        "# B\n\n[a](../page.html#nobody-knows) [b](../01-page.md) [c](../nope.html) [d](../) [e](../images/x.svg) [f](../gone.html) [g](../draft.html) [h](../../elsewhere.html) [i](../other/o.html) [j](../symbols.html)\n",
      "inner/deep/c.md": "# C\n\n[b](../../01-page.md) [c](../../page.html)\n",
      "other/book.yaml": "title: O\nchapters: [o.md]\n",
      "other/o.md": "# O\n",
    },
    [
      'book.yaml:2:24 missing-chapter: the chapter "gone.md", which nobody wrote',
      'inner/02-b.md:3:36 bad-reference: a link to "../01-page.md", which lies outside of the book\'s folder; did you mean ../page.html?',
      'inner/02-b.md:3:55 bad-reference: a link to "../nope.html", which is no page of the book around',
      'inner/02-b.md:3:121 bad-reference: a link to "../draft.html", which is no page of the book around',
      'inner/deep/c.md:3:5 bad-reference: a link to "../../01-page.md", which lies outside of the book\'s folder; did you mean ../../page.html?',
    ],
  ],
  [
    "name of an input misspelt in one of several examples of a model with layers",
    model(
      "inputs: { x1: 1, x2: 2 }\ntargets: { t: 3 }\nlayers:\n  - { units: 1, activation: relu, weights: [[1, 1]], names: { outputs: h } }\nequations: { L: (h - t)^2 }\nloss: L\nexamples:\n  - { inputs: { x1: 1, x2: 1 } }\n  - { inputs: { x1: 2, xl2: 5 } }\n",
    ),
    ['models/flagship.yaml:9:24 unknown-name: "xl2" in "examples.1.inputs"; did you mean x2?'],
  ],
  [
    "name in all examples that no equation uses",
    model(
      `inputs: { x: 1 }\ntargets: { t: 1 }\n${batch}examples:\n  - { inputs: { height: 1, x: 1 } }\n  - { inputs: { height: 2, x: 1 } }\n`,
    ),
    ['models/flagship.yaml:7:17 unknown-name: "height" in "examples.0.inputs"; expected one of x'],
  ],
  [
    "names of layers' outputs that the layers do not have",
    model(
      "inputs: { x1: 1, x2: 2 }\ntargets: { t: 3 }\nlayers:\n  - { units: 2, activation: relu, weights: [[1, 1], [1, -1]] }\nequations: { L: (h1 + h2 - t)^2 }\nloss: L\n",
    ),
    [
      'models/flagship.yaml:5:18 unknown-name: "h1" in the equation of L; expected the outputs of the layers: h1_1, h1_2',
    ],
  ],
  [
    "name of the only output of a layer with a number",
    model(
      "inputs: { x1: 1, x2: 2 }\ntargets: { t: 3 }\nlayers:\n  - { units: 1, activation: relu, weights: [[1, 1]], names: { outputs: h } }\nequations: { L: (h1 - t)^2 }\nloss: L\n",
    ),
    [
      'models/flagship.yaml:5:18 unknown-name: "h1" in the equation of L; expected the outputs of the layers: h; did you mean h?',
    ],
  ],
  [
    "examples without inputs and targets",
    model(`${batch}examples:\n  - { x: 1, t: 3 }\n`),
    ['models/flagship.yaml:5:7 unknown-key: "x", "t" in "examples.0"; expected one of inputs, targets'],
  ],
  [
    "TeX in double quotes",
    {
      ...edited("meanings:", 'notation: { target: "\\theta" }\nmeanings:'),
      "page.md": '---\ntitle: "The $\\nu$ rule"\n---\n\n# A\n',
    },
    [
      "models/flagship.yaml:13:22 bad-shape: \\theta in double quotes, where a backslash is none; expected single quotes around the text, in which a backslash is one",
      "page.md:2:14 bad-shape: \\nu in double quotes, where a backslash is none; expected single quotes around the text, in which a backslash is one",
    ],
  ],
  [
    "escape that YAML does not have",
    { "page.md": '---\ntitle: "The $\\hat{y}$ rule"\n---\n\n# A\n' },
    [
      "page.md:2:14 yaml-syntax: Invalid escape sequence \\h; expected single quotes around the text, in which a backslash is one",
    ],
  ],
  [
    "addresses that no host has",
    page(
      "[a](../inner/b.md) [b](/nope.md) [c](/page.md) ![d](C:\\a.png) [e](file:///a.md) [f](/other.html) [g](../h.html)",
    ),
    [
      'page.md:3:5 bad-reference: a link to "../inner/b.md", which lies outside of the book\'s folder; did you mean ../inner/b.html?',
      'page.md:3:24 bad-reference: a link to "/nope.md", from the root of the host, where no file of the book need be',
      'page.md:3:38 bad-reference: a link to "/page.md", from the root of the host, where no file of the book need be; did you mean page.md?',
      'page.md:3:53 bad-reference: the address "C:\\a.png", which only one machine has',
      'page.md:3:67 bad-reference: the address "file:///a.md", which only one machine has',
    ],
  ],
  [
    "link to the Markdown of a book in the book",
    {
      "book.yaml": "title: B\nchapters: [page.md]\nbooks: [inner]\n",
      ...page("[x](inner/b.md)"),
      "inner/book.yaml": "title: I\nchapters: [b.md]\n",
      "inner/b.md": "# B\n",
    },
    [
      'page.md:3:5 bad-reference: a link to "inner/b.md", which is no page of the book; did you mean inner/b.html?',
    ],
  ],
  [
    "links without an address",
    page("[text][undefined], (text)[page.md], [a](), ![x](). Not a[i][j], [1][2], f(x)[https://a.b]."),
    [
      'page.md:3:1 bad-reference: "[text][undefined]", which no line gives an address; expected a line [undefined]: with the address, or a backslash before the brackets',
      'page.md:3:20 bad-reference: "(text)[page.md]"; did you mean [text](page.md)?',
      "page.md:3:37 bad-reference: a link without an address",
      "page.md:3:44 bad-reference: an image without an address",
    ],
  ],
  [
    "header of a table with another number of cells than its dashes",
    page("| a | b |\n|---|---|---|\n| 1 | 2 | 3 |\n\nA | b\nand c | d."),
    [
      "page.md:3:1 bad-table: a header of 2 cells above dashes for 3; expected as many dashes between | as cells",
    ],
  ],
  [
    "LaTeX in prose",
    page(
      "Text \\[ x^2 \\] and \\[text\\], \\[^name\\].\n\n\\begin{align}\na &= b\n\\end{align}\n\nSee \\eqref{eq:a} and \\cite{b}.\n\n##Heading",
    ),
    [
      'page.md:3:6 foreign-syntax: warning: "\\[ x^2 \\]" as other tools have it; did you mean $$x^2$$?',
      'page.md:5:1 foreign-syntax: warning: "\\begin{align}" as other tools have it; expected a line $$ before it, and one behind its end',
      'page.md:9:5 foreign-syntax: warning: "\\eqref{eq:a}" as other tools have it; did you mean :ref[eq:a]?',
      'page.md:9:22 foreign-syntax: warning: "\\cite{b}" as other tools have it; expected a footnote, or a link; did you mean [^b]?',
      'page.md:11:1 foreign-syntax: warning: "##Heading" as other tools have it; did you mean ## Heading?',
    ],
  ],
  [
    "chapters with titles",
    { ...book("title: B\nchapters:\n  - Start: page.md\n  - End: b.md\n") },
    [
      'book.yaml:3:5 bad-shape: a mapping in "chapters.0"; expected a chapter\'s file alone, whose title is in it, or a part with part: and chapters:',
    ],
  ],
  [
    "names of a layer that cannot be its own",
    model(
      "inputs: { x1: 1, x2: 2 }\ntargets: { t: 1 }\nlayers:\n  - { units: 2, weights: [[1, 2], [3, 4]], activation: relu, names: { weights: x, biases: b, sums: 1s } }\nequations: { L: (h11 - t)^2 }\nloss: L\n",
    ),
    [
      'models/flagship.yaml:4:100 bad-name: the name "1s"; expected a letter, then letters, digits and underscores',
    ],
  ],
  [
    "weights of one unit without brackets of their own",
    model(
      "inputs: { x1: 1, x2: 2 }\nlayers:\n  - { units: 1, weights: [1, 2] }\nequations: { L: z1^2 }\nloss: L\n",
    ),
    [
      'models/flagship.yaml:3:27 bad-shape: "1" in "layers.0.weights.0"; expected the weights of one unit, in brackets',
    ],
  ],
  [
    "redirect to a chapter that is not there",
    book("title: B\nchapters: [page.md, gone.md]\nredirects: { old.html: gone.html#a }\n"),
    ['book.yaml:2:21 missing-chapter: the chapter "gone.md", which nobody wrote'],
  ],
  [
    "two ids in one directive, and a reference to one",
    page("::equation[L]{#a #b}\n\nSee :ref[b] and :ref[a]."),
    ['page.md:3:18 duplicate-name: a second "id"; expected one of them'],
  ],
  [
    "footnote without its colon",
    page("Text[^1].\n\n[^1] The note."),
    ['page.md:5:1 bad-footnote: "[^1]" before what may be a footnote\'s text; did you mean [^1]:?'],
  ],
  [
    "variant that divides by zero",
    {
      "book.yaml": "title: B\nmodel: m\nchapters: [page.md]\nvariants: { z: { title: Zero, with: w=0 } }\n",
      "models/m.yaml": "parameters: { w: 2 }\nequations: { L: 1/w }\nloss: L\n",
      ...page(":value[L]"),
    },
    [
      'models/m.yaml:2:19 division-by-zero: a division by w, which is 0, in the variant "z" with w=0; expected a divisor other than 0',
    ],
  ],
  [
    "path of a model",
    book("title: B\nmodel: models/flagship.yaml\nchapters: [page.md]\n"),
    [
      'book.yaml:2:8 missing-model: the model "models/flagship.yaml"; expected models/flagship.yaml; did you mean flagship?',
    ],
  ],
  [
    "quantity of a batch without its example",
    { ...model(`${batch}examples:\n  - { inputs: { x: 1 }, targets: { t: 1 } }\n`), ...page(":value[y]") },
    [
      'page.md:3:8 unknown-name: "y", which models/flagship.yaml does not have; expected the example that it is of: y@1 to y@1',
    ],
  ],
  [
    "key with one space too many",
    edited("  h1: relu", "   h1: relu"),
    [
      "models/flagship.yaml:7:4 yaml-syntax: a key further in than the one before it; expected as many spaces in front of it",
    ],
  ],
  [
    "relations as other languages have them",
    page(
      ':claim[so]{if="L => 0"} :claim[so]{if="L =< 2"} :claim[so]{if="L <> 0"} :claim[so]{if="L > 0 AND L < 3"}',
    ),
    [
      'page.md:3:18 bad-syntax: "=>" in an expression; expected a sign that expressions have; did you mean >=?',
      'page.md:3:42 bad-syntax: "=<" in an expression; expected a sign that expressions have; did you mean <=?',
      'page.md:3:66 bad-syntax: "<>" in an expression; expected a sign that expressions have; did you mean !=?',
      'page.md:3:94 bad-syntax: "AND"; expected an operator or the end; did you mean and?',
    ],
  ],
  [
    "minus sign of print in a model",
    model("parameters: { w: 2, b: \u22121 }\nequations: { L: w*b }\nloss: L\n"),
    [
      'models/flagship.yaml:1:24 bad-number: "\u22121"; expected a number such as 3, -2, 0.1, 1e3 or 1/3; did you mean -1?',
    ],
  ],
  [
    "space before the braces of a directive in a line",
    page('It is :value[L] {with="w11=2"}, :claim[so] {if="L > 0"}.'),
    [
      'page.md:3:16 stray-directive: a space before the attributes of :value; did you mean :value[L]{with="w11=2"}?',
      'page.md:3:43 stray-directive: a space before the attributes of :claim; did you mean :claim[so]{if="L > 0"}?',
    ],
  ],
  [
    "percent in a formula",
    page("It is $w = 50% \\cdot x$ or $50\\%$."),
    ["page.md:3:14 bad-tex: a % behind a number, which hides the rest of the line; did you mean \\%?"],
  ],
  [
    "unknown quantity in a directive",
    page("The gradient is :value[dL/dw13]."),
    ['page.md:3:24 unknown-name: "dL/dw13", which models/flagship.yaml does not have; did you mean dL/dw11?'],
  ],
  [
    "layer of a model without layers",
    page("::layer[1]"),
    [
      'page.md:3:9 unknown-name: the layer "1", which models/flagship.yaml does not have; expected a model that is given by layers:',
    ],
  ],
  [
    "layer that a model does not have",
    {
      ...page("::layer[two]\n\n::layer[2]{form=chain}"),
      ...model(
        "inputs: { x: 1 }\nlayers: [{ units: 1, weights: [[2]], names: { sums: z } }]\nequations: { L: z^2 }\nloss: L\n",
      ),
    },
    [
      'page.md:3:9 unknown-name: the layer "two", which models/flagship.yaml does not have; expected one of 1',
      'page.md:5:9 unknown-name: the layer "2", which models/flagship.yaml does not have; expected one of 1',
    ],
  ],
  [
    "form that a layer's equations do not have",
    {
      ...page("::layer[1]{form=chain}"),
      ...model(
        "inputs: { x: 1 }\nlayers: [{ units: 1, weights: [[2]], names: { sums: z } }]\nequations: { L: z^2 }\nloss: L\n",
      ),
    },
    ['page.md:3:17 bad-attribute: "chain"; expected symbolic, substituted, value'],
  ],
  [
    "sign of a derivative that there is not",
    { ...page(""), ...book("title: A book\nderivatives: round\nchapters: [page.md]\n") },
    ['book.yaml:2:14 bad-shape: "round" in "derivatives"; expected d or partial'],
  ],
  [
    "number typed in prose",
    {
      ...book("title: A book\nchapters: [page.md]\nliterals: error\n"),
      ...page("The loss `L` is 1, $z_1 = 5$."),
    },
    [
      "page.md:3:17 typed-number: the number 1, typed by hand; expected a directive that gives it, or a claim around it that checks it; did you mean :value[L]?",
      "page.md:3:27 typed-number: the number 5, typed by hand; expected a directive that gives it, or a claim around it that checks it; did you mean \\literal{5}?",
    ],
  ],
  [
    "number typed in a claim that does not check it",
    {
      ...book("title: A book\nchapters: [page.md]\nliterals: warn\n"),
      ...page(':claim[a loss of 1]{if="L = x1"}'),
    },
    [
      "page.md:3:18 typed-number: warning: the number 1, typed by hand; expected a directive that gives it, or a claim around it that checks it; did you mean :value[L]?",
    ],
  ],
  [
    "word that the option literals does not have",
    { "page.md": "---\nliterals: eror\n---\n# A page\n" },
    ['page.md:2:11 bad-shape: "eror" in "literals"; expected one of allow, warn, error'],
  ],
  [
    "misspelt directive",
    page(":vlaue[L]"),
    [
      'page.md:3:1 unknown-directive: ":vlaue"; expected a directive\'s name, or a backslash before the colon; did you mean :value?',
    ],
  ],
  [
    "directive of the wrong form",
    page("::value[L]"),
    ['page.md:3:1 unknown-directive: "::value"; expected the form that value has; did you mean :value?'],
  ],
  [
    "boxes by the names that other tools have for them",
    page(":::caution\nA.\n:::\n\n:::important[B]\nB.\n:::\n\n::danger"),
    [
      'page.md:3:1 unknown-directive: ":::caution"; expected a directive\'s name, or a backslash before the colon; did you mean :::warning?',
      'page.md:7:1 unknown-directive: ":::important"; expected a directive\'s name, or a backslash before the colon; did you mean :::note?',
      'page.md:11:1 unknown-directive: "::danger"; expected a directive\'s name, or a backslash before the colon; did you mean :::warning?',
    ],
  ],
  [
    "false claim",
    page('A loss of :claim[two]{if="L = 2"}.'),
    ['page.md:3:27 false-claim: "L = 2" does not hold: L = 1; expected "two" to be true'],
  ],
  [
    "false claim about gradients",
    page(':claim[downhill]{if="dL/dw11 > dL/dw12 + 2"}'),
    [
      'page.md:3:22 false-claim: "dL/dw11 > dL/dw12 + 2" does not hold: dL/dw11 = -2, dL/dw12 + 2 = -2; expected "downhill" to be true',
    ],
  ],
  [
    "false claim of which one part fails",
    page(':claim[low]{if="0 < L < 4 and L[w11=7/5] >= L"}'),
    [
      'page.md:3:31 false-claim: "L[w11=7/5] >= L" does not hold: L[w11=7/5] = 9/25, L = 1; expected "low" to be true',
    ],
  ],
  [
    "misspelt parameter in a variant",
    page("With more weight :value[L[w111=6/5]]."),
    [
      'page.md:3:27 unknown-name: "w111"; expected an input, target or parameter of the model; did you mean w11?',
    ],
  ],
  [
    "claim without a condition",
    page(":claim[two]{L = 2}"),
    [
      'page.md:3:1 missing-attribute: :claim without "if"; expected :claim[about 10 parameters]{if="abs(count(parameters) - 10) <= 1"}',
    ],
  ],
  [
    "claim with a condition that cannot be read",
    page(':claim[two]{if="L == 2"}'),
    [
      'page.md:3:19 bad-syntax: "==" in an expression; expected a sign that expressions have; did you mean =?',
    ],
  ],
  [
    "misspelt attribute",
    page("::register{mod=forward}"),
    [
      'page.md:3:12 unknown-attribute: the attribute "mod" of register; expected one of mode, upto, highlight, caption, id, class, model, with, after; did you mean mode?',
    ],
  ],
  [
    "misspelt required attribute",
    page(':claim[x]{iff="L = 1"}'),
    [
      'page.md:3:11 unknown-attribute: the attribute "iff" of claim; expected one of if, id, class, model, with, after; did you mean if?',
    ],
  ],
  [
    "attribute with a wrong word",
    page("::register{mode=backwards}"),
    ['page.md:3:17 bad-attribute: mode="backwards"; expected forward or backward; did you mean backward?'],
  ],
  [
    "attribute list that cannot be read",
    page("::register{mode=forward"),
    [
      'page.md:3:1 stray-directive: "::register{mode=forward", which came out as text; expected ::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere',
    ],
  ],
  ["missing label", page("It is :value[]."), ["page.md:3:7 missing-label: :value; expected :value[dL/dw11]"]],
  [
    "unknown model in a directive",
    page(":value[L]{model=flagshp}"),
    ['page.md:3:17 missing-model: the model "flagshp"; expected models/flagshp.yaml; did you mean flagship?'],
  ],
  [
    "reference to nothing",
    page("See :ref[fig-bakcward].\n\n::diagram{#fig-backward}"),
    [
      'page.md:3:10 bad-reference: "fig-bakcward", which no {#id} in the book gives; did you mean fig-backward?',
    ],
  ],
  [
    "reference to several ids",
    page("See :ref[fig-a fig-b]."),
    ['page.md:3:10 bad-reference: "fig-a fig-b"; expected one id'],
  ],
  [
    "reference to what has neither number nor title",
    page("See :ref[x] and :value[L]{#x}."),
    [
      'page.md:3:10 bad-reference: "x", which has neither a number nor a title; expected the id of a heading, figure, table or equation',
    ],
  ],
  [
    "reference that two other chapters answer",
    {
      "book.yaml": "title: A book\nchapters: [page.md, a.md, b.md]\n",
      ...page("See :ref[end]."),
      "a.md": "# A\n\n## End\n",
      "b.md": "# B\n\n## End\n\n:ref[end]\n",
    },
    ['page.md:3:10 bad-reference: "end", which a.md and b.md have; expected an id that one chapter has'],
  ],
  [
    "reference in a heading",
    page("## After :ref[a-page]"),
    ["page.md:3:15 bad-reference: a reference in a heading; expected it in the text below"],
  ],
  [
    "heading and figure with one id",
    page("## A {#x}\n\n::diagram{#x}"),
    ['page.md:5:12 duplicate-name: the id "x" stands here and at line 3, column 8; expected one of them'],
  ],
  [
    "image with an id that is taken",
    { ...page("![a](images/a.png){#x}\n\n::equation[L]{#x}"), "images/a.png": "a" },
    ['page.md:5:16 duplicate-name: the id "x" stands here and at line 3, column 21; expected one of them'],
  ],
  [
    "link to a chapter that is not there",
    page("See [the next](pgae.md#x)."),
    ['page.md:3:16 bad-reference: a link to "pgae.md", which is no page of the book; did you mean page.md?'],
  ],
  [
    "link to a section that is not there",
    page("## One\n\nSee [one](page.md#on), [it][o].\n\n[o]: #noe"),
    [
      'page.md:5:11 bad-reference: a link to "#on", which page.md does not have; did you mean one?',
      'page.md:7:6 bad-reference: a link to "#noe", which page.md does not have',
    ],
  ],
  [
    "step that computes what the model does not have",
    page(':::step{computes="dL/dw11 dL/dw13"}\nWords.\n:::'),
    ['page.md:3:27 unknown-name: "dL/dw13", which models/flagship.yaml does not have; did you mean dL/dw11?'],
  ],
  [
    "misspelt attribute of a step",
    page(':::step{compute="z1"}\n:::'),
    [
      'page.md:3:9 unknown-attribute: the attribute "compute" of step; expected one of computes, id, class, model, with, after; did you mean computes?',
    ],
  ],
  [
    "false claim in a step",
    page(':::step{computes="z1"}\n:claim[x]{if="z1 = 3"}\n:::\n:::step\n:value[z9]\n:::'),
    [
      'page.md:4:15 false-claim: "z1 = 3" does not hold: z1 = 2; expected "x" to be true',
      'page.md:7:8 unknown-name: "z9", which models/flagship.yaml does not have; did you mean z1?',
    ],
  ],
  [
    "heading with the id of a step",
    page(":::step\nWords.\n:::\n\n## A {#step-1}"),
    ['page.md:7:8 duplicate-name: the id "step-1" stands here and at line 3, column 1; expected one of them'],
  ],
  [
    "what-if without numbers",
    page(":::what-if\n:value[L]\n:::"),
    [
      'page.md:3:1 missing-attribute: :::what-if without "with" or "after"; expected :::what-if{with="b1=-3 w11=1/2"}',
    ],
  ],
  [
    "steps of a model without an update",
    page(":value[L]{after=1}\n\n::update\n\n::descent[L]"),
    [
      'page.md:3:17 missing-key: gradient descent on a model without "update"; expected update: { rate: 1/10 } in models/flagship.yaml',
    ],
  ],
  [
    "a number of steps that is none",
    {
      ...page(":value[L]{after=1/2} :value[L]{after=-1} :value[L]{after}"),
      ...model(`${flagship}update: { rate: 1/10 }\n`),
    },
    [
      'page.md:3:17 bad-attribute: "1/2"; expected how many steps of gradient descent, 0 to 100',
      'page.md:3:38 bad-attribute: "-1"; expected how many steps of gradient descent, 0 to 100',
      'page.md:3:57 bad-attribute: ""; expected how many steps of gradient descent, 0 to 100',
    ],
  ],
  [
    "fractions that gradient descent makes longer than the model's budget",
    {
      ...page(":value[L]{after=1} :value[L]{after=2}"),
      ...model(`${flagship}update: { rate: 1/10, digits: 5 }\n`),
    },
    [
      'page.md:3:36 long-fraction: warning: fractions of 13 digits after step 2; expected at most 5; take fewer steps, or raise "digits" in "update"',
    ],
  ],
  [
    "steps to numbers beyond the limits",
    { ...page(":value[L]{after=40}"), ...model(`${flagship}update: { rate: 1/10 }\n`) },
    [
      "page.md:3:17 limit-exceeded: after 40 steps of gradient descent: a number too long to be read, at models/flagship.yaml:10:9; expected at most 10000 digits",
    ],
  ],
  [
    "what-if of a name that is not there",
    page(':::what-if{with="b1=-3 w13=2"}\n:claim[x]{if="L = 9"}\n:::'),
    [
      'page.md:3:24 unknown-name: "w13"; expected an input, target or parameter of the model; did you mean w11?',
    ],
  ],
  [
    "two mistakes in one list of replaced numbers",
    page('A loss of :value[L]{with="z1=2 b1"}.'),
    [
      'page.md:3:27 unknown-name: "z1", which an equation computes; expected an input, target or parameter of the model',
      'page.md:3:32 bad-syntax: "b1"; expected name=number, e.g. b1=-3 w11=1/2',
    ],
  ],
  [
    "false claim in a what-if",
    page('::::what-if{with="b1=-3"}\n\n:::what-if{with="c=1"}\n:claim[x]{if="yhat = 0"}\n:::\n\n::::'),
    ['page.md:6:15 false-claim: "yhat = 0" does not hold: yhat = 1; expected "x" to be true'],
  ],
  [
    "what-if that divides by zero",
    {
      ...page(':::what-if{with="v1=0"}\n:value[L]\n:::'),
      ...edited("(yhat - target)^2", "(yhat - target)/v1"),
    },
    [
      "page.md:3:18 division-by-zero: with v1=0: a division by v1, which is 0, at models/flagship.yaml:11:22; expected a divisor other than 0",
    ],
  ],
  [
    "replaced numbers in a chapter without a model",
    { ...page(':::what-if{with="b1=-3"}\n:::'), "models/other.yaml": flagship },
    [
      'page.md:3:1 missing-model: a directive that computes, in a chapter without a model; expected model: in book.yaml or in the front matter, or model="…" here, one of flagship, other',
    ],
  ],
  [
    "unknown model in a front matter",
    { "page.md": "---\nmodel: flag\n---\n# A page\n" },
    ['page.md:2:8 missing-model: the model "flag"; expected models/flag.yaml'],
  ],
  [
    "misspelt key in a front matter",
    { "page.md": "---\ntitel: A page\n---\n# A page\n" },
    [
      'page.md:2:1 unknown-key: "titel"; expected one of title, description, model, literals, lang, draft; did you mean title?',
    ],
  ],
  [
    "chapter without a title",
    { "page.md": "Words.\n" },
    [
      "page.md:1:1 missing-key: a chapter without a title; expected a heading # … or title: in the front matter",
    ],
  ],
  [
    "box that is never closed, with what others refer to in it",
    page(
      "See :ref[fig-a] and :ref[b].[^1]\n\n:::note\nText.\n\n::diagram{#fig-a}\n\n## B {#b}\n\n[^1]: A note.\n\n:value[L]",
    ),
    [
      "page.md:5:1 unclosed-fence: :::note is never closed; expected a line :::; a container inside a container needs fewer colons than the outer one",
    ],
  ],
  [
    "comment that is never closed, with what others refer to in it",
    page(
      "See :ref[fig-a] and [B](#b).[^1]\n\n<!-- later\n\n:value[L] {x}\n\n:::note[a]\n:::\n\n::diagram{#fig-a}\n\n## B {#b}\n\n[^1]: A note.",
    ),
    ["page.md:5:1 unclosed-fence: <!-- is never closed; expected -->"],
  ],
  [
    "comment with a directive in it",
    page("<!-- :value[L] is for later -->\n\nSo <!-- is :value[b1] --> this."),
    [],
  ],
  [
    "heading of nothing but a value that is not there",
    { "page.md": "# :value[nope]\n\n## :value[]\n" },
    [
      'page.md:1:10 unknown-name: "nope", which models/flagship.yaml does not have',
      "page.md:3:4 missing-label: :value; expected :value[dL/dw11]",
    ],
  ],
  [
    "control characters in a chapter",
    page("A bell \u0007 and another \u0007."),
    ["page.md:3:8 not-text: the control character U+0007; expected a text without it"],
  ],
  [
    "model whose title is empty",
    model(`title:\n${flagship.replace(/^title.*\n/m, "")}`),
    ['models/flagship.yaml:1:7 bad-shape: nothing in "title"; expected a text'],
  ],
  [
    "signs that others write in expressions",
    page(
      ':value[L−1] :value[∂L/∂w11] :claim[x]{if="L ≤ 1"} :claim[y]{if="L**2 = 1"} :claim[z]{if="L = 1 && x1 = 1"}',
    ),
    [
      'page.md:3:9 bad-syntax: "−" in an expression; expected a sign that expressions have; did you mean -?',
      'page.md:3:20 bad-syntax: "∂" in an expression; expected a sign that expressions have; did you mean d?',
      'page.md:3:45 bad-syntax: "≤" in an expression; expected a sign that expressions have; did you mean <=?',
      'page.md:3:66 bad-syntax: "**" in an expression; expected a sign that expressions have; did you mean ^?',
      'page.md:3:96 bad-syntax: "&&" in an expression; expected a sign that expressions have; did you mean and?',
    ],
  ],
  [
    "TeX in a model",
    edited("w11*x1 +", "w11 \\cdot x1 +"),
    [
      'models/flagship.yaml:6:11 bad-syntax: "\\cdot" in an expression; expected a sign that expressions have; did you mean *?',
    ],
  ],
  [
    "value written as a box",
    page(":::value[L]"),
    [
      "page.md:3:1 unclosed-fence: :::value is never closed; expected a line :::; a container inside a container needs fewer colons than the outer one; did you mean :value?",
    ],
  ],
  [
    "attributes apart from their directive, labels in round brackets",
    page("::diagram {mode=backward}\n\n::include(a.md)\n\nIt is :value(L), a ratio a:b (c)."),
    [
      'page.md:3:1 stray-directive: "::diagram {mode=backward}", which came out as text; expected ::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere; did you mean ::diagram{mode=backward}?',
      'page.md:5:1 stray-directive: "::include(a.md)", which came out as text; expected ::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere; did you mean ::include[a.md]?',
      "page.md:7:13 stray-directive: round brackets behind :value; did you mean :value[L]?",
    ],
  ],
  [
    "title with a colon, without quotes",
    book("title: A book: the story\nchapters: [page.md]\n"),
    [
      "book.yaml:1:8 yaml-syntax: Nested mappings are not allowed in compact mappings; expected quotes around a text that has a colon in it",
    ],
  ],
  [
    "list without spaces",
    book("title: A book\nchapters:\n-page.md\n"),
    [
      "book.yaml:3:1 yaml-syntax: Implicit map keys need to be followed by map values; expected key: value with a space behind the colon, or - entry with one behind the dash",
    ],
  ],
  [
    "chapter without its ending",
    book("title: A book\nchapters: [page]\n"),
    [
      'book.yaml:2:12 bad-shape: the chapter "page"; expected a Markdown file in the book\'s folder; did you mean page.md?',
    ],
  ],
  [
    "paths with backslashes",
    {
      ...book("title: A book\nchapters: [page.md, 'parts\\b.md']\n"),
      ...page("![A](images\\a.svg)"),
      "parts/b.md": "# B\n",
      "images/a.svg": "<svg/>",
    },
    [
      'book.yaml:2:21 missing-chapter: the chapter "parts\\b.md", which nobody wrote; did you mean parts/b.md?',
      'page.md:3:6 missing-file: the file "images\\a.svg", which is not there; did you mean images/a.svg?',
    ],
  ],
  [
    "front matter that does not begin the file",
    { "page.md": "\n---\ntitle: A\n---\n\n# A page\n" },
    ["page.md:2:1 bad-shape: a front matter below empty lines; expected it on the first line"],
  ],
  [
    "what git, MkDocs, Jekyll and LaTeX write",
    page(
      "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> main\n\n!!! tip\n\n{% include a.html %} and \\(w^2\\), but \\(words\\).",
    ),
    [
      'page.md:3:1 foreign-syntax: warning: "<<<<<<< HEAD" as other tools have it; expected one of the two texts that git could not merge',
      'page.md:9:1 foreign-syntax: warning: "!!! tip" as other tools have it; did you mean :::tip?',
      'page.md:11:1 foreign-syntax: warning: "{% include a.html %}" as other tools have it; expected a directive, or nothing: chapters are no templates',
      'page.md:11:26 foreign-syntax: warning: "\\(w^2\\)" as other tools have it; did you mean $w^2$?',
    ],
  ],
  [
    "two things with one id that is referred to",
    page("## A {#x}\n\n::diagram{#x}\n\nSee :ref[x]."),
    ['page.md:5:12 duplicate-name: the id "x" stands here and at line 3, column 8; expected one of them'],
  ],
  [
    "misspelt key of a variant",
    book("title: A book\nchapters: [page.md]\nvariants:\n  d: { titel: Z, with: w11=1 }\n"),
    [
      'book.yaml:4:8 unknown-key: "titel" in "variants.d"; expected one of title, with, model; did you mean title?',
    ],
  ],
  [
    "id that is none",
    page("::diagram{# fig}"),
    [
      'page.md:3:1 stray-directive: "::diagram{# fig}", which came out as text; expected ::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere',
    ],
  ],
  [
    "boxes in the wrong order of colons",
    page("::::note\n:::warning\n:::::tip\nWords.\n:::::\n:::\n::::\n\n:value[LL]"),
    [
      "page.md:4:1 unclosed-fence: :::warning is never closed; expected a line :::; a container inside a container needs fewer colons than the outer one",
      'page.md:11:8 unknown-name: "LL", which models/flagship.yaml does not have; did you mean L?',
    ],
  ],
  [
    "decimal comma within braces",
    model("inputs: { x: 0,5, y: 1 }\nequations: { L: x*y }\nloss: L\n"),
    ['models/flagship.yaml:1:16 bad-number: "0,5", cut off at a comma; expected 0.5: numbers have a point'],
  ],
  [
    "quotes within quotes",
    book("title: 'It's a book'\nchapters: [page.md]\n"),
    [
      "book.yaml:1:12 yaml-syntax: Unexpected scalar at node end; expected other quotes around the text, or the one inside it twice",
    ],
  ],
  [
    "text that begins with a sign that YAML keeps for itself",
    book("title: @home\nchapters: [page.md]\n"),
    [
      "book.yaml:1:8 yaml-syntax: Plain value cannot start with reserved character @; expected quotes around the text",
    ],
  ],
  [
    "two headings with one id",
    page("## A {#x}\n\n## B {#x}"),
    ['page.md:5:8 duplicate-name: the id "x" stands here and at line 3, column 8; expected one of them'],
  ],
  [
    "register up to a quantity it does not have",
    page('::register{mode=forward upto="dL/dz1"}'),
    [
      'page.md:3:31 bad-attribute: "dL/dz1", which is no line of this register; expected one of z1, h1, z2, h2, yhat, L',
    ],
  ],
  [
    "container never closed",
    page(":::equation\nx"),
    [
      "page.md:3:1 unclosed-fence: :::equation is never closed; expected a line :::; a container inside a container needs fewer colons than the outer one",
    ],
  ],
  [
    "display formula never closed",
    page("$$\nx"),
    [
      "page.md:3:1 unclosed-fence: a display formula whose closing $$ does not stand alone on a line; expected $$ on a line of its own, or opening and closing $$ beside the formula",
    ],
  ],
  [
    "formula that KaTeX cannot read",
    page("So $\\frac{1}{2$."),
    ["page.md:3:15 bad-tex: Unexpected end of input in a macro argument, expected '}'"],
  ],
  [
    "unknown command in a display formula",
    page("$$\na + \\foo\n$$"),
    ["page.md:4:5 bad-tex: Undefined control sequence: \\foo"],
  ],
  [
    "formula with a number put in before the mistake",
    page("$\\value{L} \\foo$"),
    ["page.md:3:12 bad-tex: Undefined control sequence: \\foo"],
  ],
  [
    "division by zero in a directive",
    page(":value[L/h2]"),
    ["page.md:3:10 division-by-zero: a division by h2, which is 0; expected a divisor other than 0"],
  ],
  [
    "zero to the power zero",
    page(":value[h2^0]"),
    ["page.md:3:8 zero-to-zero: h2^0 is 0^0, which has no value"],
  ],
  [
    "chapter that nobody wrote",
    book("title: A book\nchapters: [pgae.md]\n"),
    ['book.yaml:2:12 missing-chapter: the chapter "pgae.md", which nobody wrote; did you mean page.md?'],
  ],
  [
    "two chapters with one address",
    { ...book("title: A book\nchapters: [page.md, 02-page.md]\n"), "02-page.md": "# B\n" },
    [
      'book.yaml:2:21 duplicate-name: "02-page.md" becomes page.html, as does page.md; expected another file name',
    ],
  ],
  [
    "book without chapters",
    book("title: A book\n"),
    ['book.yaml:1:1 missing-key: no "chapters"; expected a list of chapter files'],
  ],
  [
    "variant with a number that no parameter has",
    book('title: A book\nchapters: [page.md]\nvariants:\n  low: { title: Low, with: "w9=1" }\n'),
    ['book.yaml:4:29 unknown-name: "w9"; expected an input, target or parameter of the model'],
  ],
  [
    "misspelt key in book.yaml",
    book("title: A book\nchapters: [page.md]\nauthor: [A]\n"),
    [
      'book.yaml:3:1 unknown-key: "author"; expected one of title, description, authors, language, url, derivatives, model, literals, variants, front, chapters, redirects, books, drafts; did you mean authors?',
    ],
  ],
  [
    "wrong kind of value in book.yaml",
    book("title: A book\nchapters: page.md\n"),
    ['book.yaml:2:11 bad-shape: "page.md" in "chapters"; expected a list of chapter files'],
  ],
  [
    "book of drafts alone",
    {
      ...book(
        "title: A book\nfront: [a.md]\nchapters: [page.md, { part: P, chapters: [b.md] }]\ndrafts: [page.md]\n",
      ),
      "a.md": "# A\n",
      "b.md": "---\ndraft: true\n---\n# B\n",
    },
    [
      "book.yaml:3:11 missing-chapter: drafts alone, which are left out; expected a chapter that is no draft, or the option --drafts",
    ],
  ],
  [
    "unknown model in book.yaml",
    book("title: A book\nmodel: flagshp\nchapters: [page.md]\n"),
    [
      'book.yaml:2:8 missing-model: the model "flagshp"; expected models/flagshp.yaml; did you mean flagship?',
    ],
  ],
  [
    "YAML that cannot be read",
    model("inputs: { x: 1\nequations:\n  L: x\n"),
    [
      "models/flagship.yaml:2:1 yaml-syntax: Flow map in block collection must be sufficiently indented and end with a }",
    ],
  ],
  [
    "unknown name in a model",
    edited("w11*x1", "w13*x1"),
    ['models/flagship.yaml:6:7 unknown-name: "w13" in the equation of z1; did you mean w11?'],
  ],
  [
    "syntax error in a model",
    edited("relu(z1)", "relu(z1"),
    ['models/flagship.yaml:7:14 bad-syntax: the end; expected ")"'],
  ],
  [
    "two numbers beside one another",
    edited("w11*x1", "w11 x1"),
    ['models/flagship.yaml:6:11 bad-syntax: "x1"; expected an operator or the end'],
  ],
  [
    "number without a digit before the point",
    edited("x1: 1", "x1: .5"),
    ['models/flagship.yaml:2:15 bad-number: ".5"; expected a number such as 3, -2, 0.1, 1e3 or 1/3'],
  ],
  [
    "number with an underscore",
    edited("w11*x1", "1_000*x1"),
    ['models/flagship.yaml:6:8 bad-syntax: "_" in an expression; expected a number, a name or an operator'],
  ],
  [
    "cycle",
    edited("relu(z1)", "relu(z1 + yhat)"),
    [
      "models/flagship.yaml:10:12 dependency-cycle: h1 -> yhat -> h1: each needs the next to be computed first; expected equations that use only inputs, parameters and other equations without a way back",
    ],
  ],
  [
    "duplicate name across roles",
    edited("targets: { target: 3 }", "targets: { target: 3, w11: 2 }"),
    [
      'models/flagship.yaml:4:15 duplicate-name: "w11" is a target at line 3, column 23 already; expected another name',
    ],
  ],
  [
    "duplicate name in a mapping",
    edited("  h1: relu(z1)", "  h1: relu(z1)\n  z1: x1"),
    [
      'models/flagship.yaml:8:3 duplicate-name: "z1" stands here and at line 6, column 3; expected one of them',
    ],
  ],
  [
    "division by zero in a model",
    edited("(yhat - target)^2", "(yhat - target)/h2"),
    [
      "models/flagship.yaml:11:22 division-by-zero: a division by h2, which is 0; expected a divisor other than 0",
    ],
  ],
  [
    "division by a literal zero",
    edited("(yhat - target)^2", "yhat/0"),
    ["models/flagship.yaml:11:11 division-by-zero: a division by 0; expected a divisor other than 0"],
  ],
  [
    "unknown function",
    edited("relu(z1)", "rely(z1)"),
    [
      'models/flagship.yaml:7:7 unknown-function: "rely"; expected one of relu, leaky_relu, abs, max, min, sum, mean, square, squared_error, half_squared_error, mean_squared_error, absolute_error, hinge; did you mean relu?',
    ],
  ],
  [
    "function that is not exact",
    edited("relu(z1)", "sigmoid(z1)"),
    [
      "models/flagship.yaml:7:7 not-exact: sigmoid takes rational numbers to irrational ones; expected an operation that stays exact: relu, or max(0, min(1, x)) as a step with a slope",
    ],
  ],
  [
    "function with too many arguments",
    edited("relu(z1)", "relu(z1, z1)"),
    ["models/flagship.yaml:7:7 wrong-arity: relu with 2 arguments; expected 1"],
  ],
  [
    "exponent that is not an integer",
    edited("(yhat - target)^2", "(yhat - target)^(1/2)"),
    [
      'models/flagship.yaml:11:23 bad-exponent: an exponent that begins with "1"; expected an integer such as 2 or (-1)',
    ],
  ],
  [
    "comma in a flow mapping",
    model("inputs: { x: 1, y: 2 }\nequations: { L: max(x, y) }\nloss: L\n"),
    [
      'models/flagship.yaml:2:17 bad-syntax: "max(x", cut off at a comma: inside { } a comma separates entries; expected quotes around the expression ("max(x, …"), or one equation a line',
    ],
  ],
  [
    "bad name",
    edited("x1: 1", "1x: 1, x1: 1"),
    [
      'models/flagship.yaml:2:11 bad-name: the name "1x"; expected a letter, then letters, digits and underscores',
    ],
  ],
  [
    "names that are none, used and explained",
    model(
      "inputs: { α: 1 }\nequations:\n  y: β + α\n  β: 2*α\n  L: y^2\nloss: L\nmeanings: { α: the angle }\n",
    ),
    [
      'models/flagship.yaml:1:11 bad-name: the name "α"; expected a letter, then letters, digits and underscores',
      'models/flagship.yaml:4:3 bad-name: the name "β"; expected a letter, then letters, digits and underscores',
    ],
  ],
  [
    "name that is none, used in a chapter",
    { ...page(":value[α] :value[L]"), ...model("inputs: { α: 1 }\nequations: { L: 2*α }\nloss: L\n") },
    [
      'models/flagship.yaml:1:11 bad-name: the name "α"; expected a letter, then letters, digits and underscores',
    ],
  ],
  [
    "name of another alphabet that the model does not have",
    page(":value[α]"),
    ['page.md:3:8 unknown-name: "α", which models/flagship.yaml does not have'],
  ],
  [
    "name with a bracket in it",
    model('equations: { "y)": 1, L: (2*y) }\nloss: L\n'),
    [
      'models/flagship.yaml:1:14 bad-name: the name "y)"; expected a letter, then letters, digits and underscores',
    ],
  ],
  [
    "derivative in a model's equation",
    edited("relu(z1)", "relu(z1) + 2*dz2/dx1 - dz2 / dx2"),
    [
      'models/flagship.yaml:7:20 bad-syntax: the derivative "dz2/dx1" in the equation of h1; expected the formula of it: derivatives are computed, and chapters name them',
      'models/flagship.yaml:7:30 bad-syntax: the derivative "dz2 / dx2" in the equation of h1; expected the formula of it: derivatives are computed, and chapters name them',
    ],
  ],
  [
    "loss that is no equation",
    edited("loss: L", "loss: l"),
    [
      'models/flagship.yaml:12:7 unknown-name: the loss "l"; expected the name of an equation; did you mean L?',
    ],
  ],
  [
    "model without a loss",
    edited("loss: L\n", ""),
    ['models/flagship.yaml:1:1 missing-key: no "loss"; expected the name of the equation to differentiate'],
  ],
  [
    "misspelt key in a model",
    edited("parameters:", "paramters:"),
    [
      'models/flagship.yaml:4:1 unknown-key: "paramters"; expected one of title, inputs, targets, parameters, layers, equations, loss, examples, batch, notation, derivatives, meanings, conventions, update; did you mean parameters?',
    ],
  ],
  [
    "a meaning of a name that is not there",
    { "models/flagship.yaml": flagship.replace("  yhat: what", "  yhatt: what") },
    ['models/flagship.yaml:30:3 unknown-name: "yhatt" in "meanings"; did you mean yhat?'],
  ],
  [
    "misspelt key and another mistake",
    model(flagship.replace("parameters:", "paramters:").replace("relu(z1)", "relu(z1")),
    [
      'models/flagship.yaml:4:1 unknown-key: "paramters"; expected one of title, inputs, targets, parameters, layers, equations, loss, examples, batch, notation, derivatives, meanings, conventions, update; did you mean parameters?',
      'models/flagship.yaml:7:14 bad-syntax: the end; expected ")"',
    ],
  ],
  [
    "misspelt key that the model needs",
    edited("equations:", "equation:"),
    [
      'models/flagship.yaml:5:1 unknown-key: "equation"; expected one of title, inputs, targets, parameters, layers, equations, loss, examples, batch, notation, derivatives, meanings, conventions, update; did you mean equations?',
    ],
  ],
  [
    "loss that is a parameter",
    edited("loss: L", "loss: w11"),
    ['models/flagship.yaml:12:7 unknown-name: the loss "w11"; expected the name of an equation'],
  ],
  [
    "notation that KaTeX cannot typeset",
    {
      ...model(
        `${flagship}notation:\n  x1: "x \\\\foo"\n  w11: 50%\n  h1: h^{(1)\n  z1: z^{(1)}\n  z2: "}{"\n  h2: ""\n`,
      ),
      ...page("::equation[z1]\n\n$\\value{L}$"),
    },
    [
      "models/flagship.yaml:33:10 bad-tex: Undefined control sequence: \\foo; expected TeX such as \\hat{y}",
      "models/flagship.yaml:34:11 bad-tex: Expected '}', got 'EOF'; expected TeX such as \\hat{y}",
      "models/flagship.yaml:35:13 bad-tex: Expected '}', got 'EOF'; expected TeX such as \\hat{y}",
      "models/flagship.yaml:37:8 bad-tex: Expected 'EOF', got '}'; expected TeX such as \\hat{y}",
      "models/flagship.yaml:38:8 bad-tex: no TeX for a name; expected TeX such as \\hat{y}",
    ],
  ],
  [
    "two wrong conventions",
    model(`${flagship}conventions: { relu: abc, tie: left }\n`),
    [
      'models/flagship.yaml:32:22 bad-number: "abc"; expected a number such as 3, -2, 0.1, 1e3 or 1/3',
      'models/flagship.yaml:32:32 bad-shape: "left" in "conventions.tie"; expected split, first, second or all',
    ],
  ],
  [
    "values of the wrong kind in a model",
    model("title: [a]\ninputs: { x: { a: 1 } }\nequations:\n  L: x\nloss: L\nlayers:\n"),
    [
      'models/flagship.yaml:1:8 bad-shape: a list in "title"; expected a text',
      'models/flagship.yaml:2:14 bad-shape: a mapping in "inputs.x"; expected a number such as 3, -2, 0.1 or 1/3',
      'models/flagship.yaml:6:8 bad-shape: nothing in "layers"; expected a list of layers',
    ],
  ],
  [
    "layer with too few weights",
    model(layered.replace("[1, -1]]", "[1]]")),
    [
      "models/flagship.yaml:5:23 bad-shape: 1 weights of unit 2; expected one for each of 2 inputs",
      'models/flagship.yaml:8:22 unknown-name: "q" in the equation of M',
    ],
  ],
  [
    "layer with a number of units that is none, used as the loss",
    model(layered.replace("units: 2", "units: two").replace("loss: L", "loss: h1")),
    [
      'models/flagship.yaml:3:12 bad-number: "two"; expected a whole number from 1 to 10000',
      'models/flagship.yaml:8:22 unknown-name: "q" in the equation of M',
    ],
  ],
  [
    "layer with too few biases and an unknown activation",
    model(layered.replace("[0, 1]", "[0]").replace("relu", "relus")),
    [
      'models/flagship.yaml:4:17 unknown-function: "relus"; expected one of relu, leaky_relu, abs, max, min, sum, mean, square, squared_error, half_squared_error, mean_squared_error, absolute_error, hinge; did you mean relu?',
      "models/flagship.yaml:6:13 bad-shape: 1 biases; expected one for each of 2 units",
      'models/flagship.yaml:8:22 unknown-name: "q" in the equation of M',
    ],
  ],
  [
    "layer with an unknown activation",
    model(layered.replace("relu", "relus")),
    [
      'models/flagship.yaml:4:17 unknown-function: "relus"; expected one of relu, leaky_relu, abs, max, min, sum, mean, square, squared_error, half_squared_error, mean_squared_error, absolute_error, hinge; did you mean relu?',
      'models/flagship.yaml:8:22 unknown-name: "q" in the equation of M',
    ],
  ],
  [
    "name that no object can keep",
    edited("x1: 1", "__proto__: 1, x1: 1"),
    ['models/flagship.yaml:2:11 bad-name: the name "__proto__"; expected another name'],
  ],
  [
    "YAML tags that nothing knows",
    { ...book("title: !foo A book\nchapters: [page.md]\n"), ...edited("title: The", "title: !bar The") },
    [
      "book.yaml:1:8 yaml-syntax: Unresolved tag: !foo; expected quotes around a text that begins with !",
      "models/flagship.yaml:1:8 yaml-syntax: Unresolved tag: !bar; expected quotes around a text that begins with !",
    ],
  ],
  [
    "pairs that are no pairs in YAML",
    model("inputs:\n  x:1\nequations:\n  y = 2*x + 1\nloss: y\n"),
    [
      'models/flagship.yaml:2:3 bad-shape: "x:1" in "inputs"; expected a mapping from names to numbers; did you mean x: 1?',
      'models/flagship.yaml:4:3 bad-shape: "y = 2*x + 1" in "equations"; expected a mapping from names to expressions; did you mean y: 2*x + 1?',
    ],
  ],
  [
    "alias of nothing",
    edited("x1: 1", "x1: *o"),
    ["models/flagship.yaml:2:15 yaml-syntax: the alias *o; expected an anchor &o before it"],
  ],
  [
    "YAML indented by tabs",
    model(flagship.replaceAll("\n  ", "\n\t")),
    ["models/flagship.yaml:6:1 yaml-syntax: Tabs are not allowed as indentation; expected spaces"],
  ],
  [
    "key that is a list",
    edited("x1: 1", "? [a] : 1, x1: 1"),
    ["models/flagship.yaml:2:13 bad-shape: a key that is no plain text; expected a name, then a colon"],
  ],
  [
    "key that merges mappings",
    book("title: &t A book\n<<: &b { language: en }\nchapters: [page.md]\nmore: *b\n"),
    ['book.yaml:2:1 unknown-key: the merge key "<<"; expected the keys themselves'],
  ],
  [
    "characters in a front matter that nobody sees",
    { "page.md": '---\ntitle: "A \\a page"\n---\n' },
    [
      "page.md:2:11 bad-shape: the control character U+0007; expected single quotes around the text, in which a backslash is one",
    ],
  ],
  [
    "address of a book that is none",
    book("title: A book\nurl: not a url\nlanguage: german\nchapters: [page.md]\n"),
    [
      'book.yaml:2:6 bad-shape: "not a url" in "url"; expected the address that the book is published at, such as https://example.org/book/',
      'book.yaml:3:11 bad-shape: "german" in "language"; expected a language such as en or pt-BR',
    ],
  ],
  [
    "two YAML documents",
    model(`${flagship}---\n${flagship}`),
    ["models/flagship.yaml:32:1 yaml-syntax: a second YAML document; expected one document"],
  ],
  [
    "power beyond the limit",
    edited("(yhat - target)^2", "(yhat + target)^99999"),
    ['models/flagship.yaml:11:22 limit-exceeded: the exponent "99999"; expected at most 10000'],
  ],
  [
    "alias inside of its own anchor",
    book(
      "title: A\nchapters: [page.md]\nmodel: flagship\nvariants: &all\n  v: { with: 'b1=1' }\n  w: *all\n",
    ),
    ["book.yaml:6:6 yaml-syntax: the alias *all inside of its own anchor; expected a value"],
  ],
  [
    "key in brackets without a space behind its colon",
    model("inputs: { x:1, y: 2 }\nequations:\n  L: x^2*y\nloss: L\n"),
    ['models/flagship.yaml:1:11 yaml-syntax: "x:1"; expected x: 1, with a space behind the colon'],
  ],
  [
    "key in brackets with a colon in it and a mapping behind it",
    book('title: A\nchapters: [page.md]\nvariants: { a:b: { title: T, with: "b1=1" } }\n'),
    [
      'book.yaml:3:13 bad-name: the variant "a:b"; expected a folder\'s name of small letters, digits and hyphens that the book does not have otherwise',
    ],
  ],
  [
    "equation with an equals sign among others",
    model("inputs: { x: 1 }\nequations:\n  y: x^2\n  L = y^2\nloss: L\n"),
    [
      "models/flagship.yaml:4:3 yaml-syntax: Implicit map keys need to be followed by map values; expected key: value with a space behind the colon, or - entry with one behind the dash; did you mean L: y^2?",
    ],
  ],
  [
    "equations with equals signs alone",
    model("inputs: { x: 1 }\nequations:\n  y = x^2\n  L = y^2\nloss: L\n"),
    [
      'models/flagship.yaml:3:3 bad-shape: "y = x^2 L = y^2" in "equations"; expected a mapping from names to expressions; did you mean y: x^2?',
    ],
  ],
  [
    "number with a decimal comma",
    model("inputs: { x: 1 }\nparameters:\n  w: 2,5\nequations:\n  L: w * x\nloss: L\n"),
    [
      'models/flagship.yaml:3:6 bad-number: "2,5"; expected a number such as 3, -2, 0.1, 1e3 or 1/3; did you mean 2.5?',
    ],
  ],
  [
    "number of an attribute with a decimal comma",
    page(':value[L]{with="w11=2,5"}'),
    ['page.md:3:23 bad-number: "2,5", cut off at a comma; expected 2.5: numbers have a point'],
  ],
  [
    "curly quotes around one word of an attribute",
    page("::diagram{mode=“backward”}"),
    ['page.md:3:11 bad-attribute: quotes that open no attribute\'s value; did you mean mode="backward"?'],
  ],
  [
    "id of a heading that is never closed",
    page("## A {#x\n\nSee :ref[x] and [there](#x)."),
    ["page.md:3:6 unclosed-fence: an id that is never closed; expected a } behind it"],
  ],
  [
    "link that is never closed, and brackets that are meant so",
    page('See [a](page.md "x). So are a\\[0](x), b[0\\](x) and `c[0](x)`.'),
    [
      'page.md:3:7 unclosed-fence: round brackets behind square ones that make no link; expected an address without spaces in it, or one in < and >, then perhaps a "title", then a )',
    ],
  ],
  [
    "label in round brackets with a number in it",
    { "page.md": "---\nliterals: error\n---\n\n# A page\n\nWe have :literal(5) of them, not 47.\n" },
    [
      "page.md:7:17 stray-directive: round brackets behind :literal; did you mean :literal[5]?",
      "page.md:7:34 typed-number: the number 47, typed by hand; expected a directive that gives it, or a claim around it that checks it; did you mean :literal[47]?",
    ],
  ],
  [
    "link with a number in it that is never closed",
    { "page.md": "---\nliterals: error\n---\n\n# A page\n\nSee [a](01-b.md.\n" },
    [
      'page.md:7:7 unclosed-fence: round brackets behind square ones that make no link; expected an address without spaces in it, or one in < and >, then perhaps a "title", then a )',
    ],
  ],
  [
    "number in brackets that are meant as text",
    { "page.md": "---\nliterals: error\n---\n\n# A page\n\nThe call f\\[x](47).\n" },
    [
      "page.md:7:16 typed-number: the number 47, typed by hand; expected a directive that gives it, or a claim around it that checks it; did you mean :literal[47]?",
    ],
  ],
  [
    "links to the pages of a model that is not sound",
    {
      ...page("The [ledger](ledger-flagship.html), the [symbols](symbols.html), the [check](check.html)."),
      ...edited("w11: 1", "w11: 1,5"),
    },
    ['models/flagship.yaml:4:22 bad-number: "1,5", cut off at a comma; expected 1.5: numbers have a point'],
  ],
  [
    "too many aliases",
    model(`x: &a [1]\nboom: { ${many} }\n`),
    ["models/flagship.yaml:2:905 limit-exceeded: too many YAML aliases; expected at most 100"],
  ],
  [
    "include of an address",
    page("::include[https://example.org/x.md]"),
    ['page.md:3:11 bad-include: "https://example.org/x.md"; expected a path from this file'],
  ],
  [
    "include of a file that is not there",
    page("::include[parts/net.md]"),
    ['page.md:3:11 missing-file: the file "parts/net.md", which is not there'],
  ],
  [
    "chapter that includes itself",
    page("::include[page.md]"),
    [
      'page.md:3:11 bad-include: "page.md", which includes itself; expected files that do not include one another in a circle',
    ],
  ],
  [
    "image that is not there",
    page("![A net](images/net.png)"),
    ['page.md:3:10 missing-file: the file "images/net.png", which is not there'],
  ],
  [
    "footnote that nobody wrote",
    page("One.[^note]"),
    [
      'page.md:3:5 bad-footnote: "[^note]", which no footnote answers; expected a line [^note]: with its text, or a backslash before the bracket',
    ],
  ],
  [
    "bars within the cells of a table",
    page("| a | b |\n|---|---|\n| $|x|$ | 2 |\n| `a|b` | 3 | |\n| 1 | 2 | |\n| `a\\|b` | $\\vert x\\vert$ |"),
    [
      "page.md:5:7 bad-table: cell 3 of a row, in a table of 2 columns; expected \\| for a | within a cell, in code too, and \\vert in a formula",
      "page.md:6:11 bad-table: cell 3 of a row, in a table of 2 columns; expected \\| for a | within a cell, in code too, and \\vert in a formula",
    ],
  ],
  [
    "what other tools write",
    {
      ...page(
        "## A {#a .b}\n\n> [!NOTE]\n> See {ref}`a`.\n\n[[toc]]\n\n::: {.callout-note}\nB\n:::\n\n![](images/a.png){#c width=50%}\n\n{{#include a.md}}",
      ),
      "images/a.png": "a",
    },
    [
      'page.md:10:1 stray-directive: "::: {.callout-note}", which came out as text; expected :::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere; did you mean :::note?',
      'page.md:3:6 foreign-syntax: warning: "{#a .b}" as other tools have it; expected {#id} alone, at the end of a heading or behind an image that is a paragraph; did you mean {#a}?',
      'page.md:5:3 foreign-syntax: warning: "[!NOTE]" as other tools have it; did you mean :::note?',
      'page.md:6:7 foreign-syntax: warning: "{ref}`a`" as other tools have it; did you mean :ref[a]?',
      'page.md:8:1 foreign-syntax: warning: "[[toc]]" as other tools have it; expected nothing: the contents stand beside every page',
      'page.md:14:18 foreign-syntax: warning: "{#c width=50%}" as other tools have it; expected {#id} alone, at the end of a heading or behind an image that is a paragraph; did you mean {#c}?',
      'page.md:16:1 foreign-syntax: warning: "{{#include a.md}}" as other tools have it; did you mean ::include[a.md]?',
    ],
  ],
  [
    "redirects that lead in a circle",
    book("title: A book\nchapters: [page.md]\nredirects: { a.html: b.html, b.html: a.html }\n"),
    ['book.yaml:3:22 bad-redirect: "a.html", which leads in a circle; expected a page of the book'],
  ],
  [
    "chapters of a book whose model is misspelt",
    {
      ...book("title: A book\nmodel: flagshp\nchapters: [page.md]\n"),
      ...page(":value[L] $\\value{L}$\n\n::diagram"),
    },
    [
      'book.yaml:2:8 missing-model: the model "flagshp"; expected models/flagshp.yaml; did you mean flagship?',
    ],
  ],
  [
    "chapter whose model is misspelt, with a mistake of another kind",
    { "page.md": "---\nmodel: flag\n---\n# A\n\n:value[L] $\\value{L} + \\foo$ :vlaue[L]\n" },
    [
      'page.md:2:8 missing-model: the model "flag"; expected models/flag.yaml',
      'page.md:6:30 unknown-directive: ":vlaue"; expected a directive\'s name, or a backslash before the colon; did you mean :value?',
    ],
  ],
  [
    "chapter without a model that uses one in many places",
    { ...page(":value[L] :eq[L]\n\n::diagram"), "models/other.yaml": flagship },
    [
      'page.md:3:8 missing-model: a directive that computes, in a chapter without a model; expected model: in book.yaml or in the front matter, or model="…" here, one of flagship, other',
    ],
  ],
  [
    "front matter that cannot be read, with the title and the model in it",
    { "page.md": "---\ntitle: [A\nmodel: other\n---\n:value[L]\n", "models/other.yaml": flagship },
    [
      "page.md:3:1 yaml-syntax: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  ],
  [
    "references to a figure that has a mistake in it",
    page('See :ref[fig-a], [it](#fig-a).\n\n::diagram{#fig-a highlight="zz"}'),
    ['page.md:5:29 unknown-name: "zz", which models/flagship.yaml does not have; did you mean z1?'],
  ],
  [
    "reference to what is never closed",
    page("See :ref[eq-a].\n\n:::equation{#eq-a}\nx"),
    [
      "page.md:5:1 unclosed-fence: :::equation is never closed; expected a line :::; a container inside a container needs fewer colons than the outer one",
    ],
  ],
  [
    "links to a chapter that nobody wrote",
    {
      ...book("title: A book\nchapters: [page.md, nope.md]\n"),
      ...page("[x](nope.md) [y](nope.html#z) :ref[in-nope]"),
    },
    ['book.yaml:2:21 missing-chapter: the chapter "nope.md", which nobody wrote'],
  ],
  [
    "container with a space behind its colons",
    page("::: step\nWords.\n:::"),
    [
      'page.md:3:1 stray-directive: "::: step", which came out as text; expected :::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere; did you mean :::step?',
    ],
  ],
  [
    "what-if in a model that divides by zero",
    {
      ...page(':value[L]\n\n:::what-if{with="b1=1"}\n:value[L]\n:::'),
      ...edited("(yhat - target)^2", "yhat/h2"),
    },
    [
      "models/flagship.yaml:11:11 division-by-zero: a division by h2, which is 0; expected a divisor other than 0",
    ],
  ],
  [
    "formula in a quote with numbers before the mistake",
    page("> - $$\n>   \\value{L} + \\value{w11} \\foo + b\n>   $$"),
    ["page.md:4:29 bad-tex: Undefined control sequence: \\foo"],
  ],
  [
    "formula of one's own with numbers before the mistake",
    page(":::equation\n\\value{L} + \\foo + b\n:::"),
    ["page.md:4:13 bad-tex: Undefined control sequence: \\foo"],
  ],
  [
    "fence of code above the title that is never closed",
    { "page.md": "```js\ncode\n\n# A page\n\nText.\n" },
    ["page.md:1:1 unclosed-fence: ``` is never closed; expected a line ```"],
  ],
  [
    "comment that is never closed, with what others lead to in it",
    {
      ...book("title: A book\nchapters: [page.md, two.md]\n"),
      ...page("<!-- a comment\n\nWords :value[L].\n\n## Next {#b}"),
      "two.md": "# Two\n\n[a](page.md#b) :ref[b]\n",
    },
    ["page.md:3:1 unclosed-fence: <!-- is never closed; expected -->"],
  ],
  [
    "title without words",
    { ...book("title:\nchapters: [page.md]\n"), "page.md": "#\n" },
    ['book.yaml:1:7 bad-shape: nothing in "title"; expected a text'],
  ],
  [
    "title without words in a front matter",
    { "page.md": "---\ntitle:\n---\n\nText.\n" },
    ['page.md:2:7 bad-shape: nothing in "title"; expected a text'],
  ],
  [
    "headings without words",
    { "page.md": "#\n\n## <!-- later -->\n" },
    [
      "page.md:1:1 missing-label: a heading without words; expected words behind the #",
      "page.md:3:1 missing-label: a heading without words; expected words behind the #",
    ],
  ],
  [
    "equation that was deleted, with uses of it",
    edited("  h1: relu(z1)\n", ""),
    ['models/flagship.yaml:9:12 unknown-name: "h1" in the equation of yhat; did you mean x1?'],
  ],
  [
    "quotes and lists nested deeper than anyone writes",
    {
      ...book("title: A book\nchapters: [page.md, two.md, three.md, four.md]\n"),
      "three.md": `${"- ".repeat(3000)}x\n`,
      "four.md": `# Four\n\n${"> 1. ".repeat(3000)}x\n`,
      "page.md": `${">".repeat(3000)} # A page\n`,
      "two.md": `# Two\n\n${"> ".repeat(150)}x\n\n[a](page.md#a)\n`,
    },
    [
      "four.md:3:1 limit-exceeded: Markdown nested too deep; expected fewer than 100 levels",
      "page.md:1:1 limit-exceeded: Markdown nested too deep; expected fewer than 100 levels",
      "three.md:1:1 limit-exceeded: Markdown nested too deep; expected fewer than 100 levels",
      "two.md:3:201 limit-exceeded: Markdown nested too deep; expected fewer than 100 levels",
    ],
  ],
  [
    "formulas nested deeper than the machine's stack, in words, a title, a table and on lines of their own",
    page(
      ["text $F$\n\n## Title $F$\n", "| a |\n|---|\n| $F$ |\n", "$$\nF\n$$"]
        .join("\n")
        .replaceAll("F", () => deep),
    ),
    [
      "page.md:3:6 bad-tex: a formula nested too deep",
      "page.md:5:10 bad-tex: a formula nested too deep",
      "page.md:9:3 bad-tex: a formula nested too deep",
      "page.md:11:1 bad-tex: a formula nested too deep",
    ],
  ],
  [
    "attributes in quotes that words have, and in none",
    page(
      ':claim[so]{if=“L = 1”}\n\n:claim[so]{with=w11=2 if=L < 3}\n\n::diagram{mode="forward" title=“The net”}',
    ),
    [
      'page.md:3:11 stray-directive: "{" behind :claim, which came out as text; expected attributes such as {key="value"}, every quote closed, \\" nowhere; a backslash before it for a brace; did you mean {if="L = 1"}?',
      'page.md:5:11 stray-directive: "{" behind :claim, which came out as text; expected attributes such as {key="value"}, every quote closed, \\" nowhere; a backslash before it for a brace; did you mean {with="w11=2" if="L < 3"}?',
      'page.md:7:1 stray-directive: "::diagram{mode=\\"forward\\" title=“The net”}", which came out as text; expected ::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere; did you mean {mode="forward" title="The net"}?',
    ],
  ],
  [
    "gradient with spaces in it",
    page(':value[dL / dw11] and :claim[so]{if="dL/ dw11 < 0"}'),
    [
      'page.md:3:8 unknown-name: "dL / dw11"; did you mean dL/dw11?',
      'page.md:3:38 unknown-name: "dL/ dw11"; did you mean dL/dw11?',
    ],
  ],
  [
    "names that some systems take for one",
    {
      "book.yaml":
        "title: A book\nmodel: flagship\nchapters: [page.md, e\u0301.md, \u00e9.md]\nredirects: { E\u0301.html: page.html }\n",
      "e\u0301.md": "# One\n",
      "\u00e9.md": "# Two\n",
      "models/Flagship.yaml": flagship,
    },
    [
      'book.yaml:3:28 duplicate-name: "\u00e9.md" becomes \u00e9.html, as does e\u0301.md; expected another file name',
      'book.yaml:4:14 bad-redirect: "E\u0301.html", which is a page of the book; expected an address without a page',
      "models/flagship.yaml:1:1 duplicate-name: the name of models/Flagship.yaml, but for capitals or accents; expected another name",
    ],
  ],
  [
    "files in public/ where the book has its own",
    Object.fromEntries(
      ["page.html", "assets", "index.html/y", "pagefind/x", ".exactbook", "free/x.html"].map((path) => [
        `public/${path}`,
        "x",
      ]),
    ),
    [
      "public/.exactbook:1:1 duplicate-name: a file in the place of the book's own .exactbook; expected another name",
      "public/assets:1:1 duplicate-name: a file in the place of the book's own assets; expected another name",
      "public/index.html/y:1:1 duplicate-name: a file in the place of the book's own index.html/y; expected another name",
      "public/page.html:1:1 duplicate-name: a file in the place of the book's own page.html; expected another name",
      "public/pagefind/x:1:1 duplicate-name: a file in the place of the book's own pagefind/x; expected another name",
    ],
  ],
  [
    "inner book in a folder that books have themselves",
    book("title: A book\nchapters: [page.md]\nbooks: [pagefind]\n"),
    ['book.yaml:3:9 bad-name: the book "pagefind"; expected a folder that no book has itself'],
  ],
  [
    "variant of a model that is not there",
    book(
      "title: A book\nchapters: [page.md]\nvariants: { v: { title: V, with: target=5, model: flagshop } }\n",
    ),
    ['book.yaml:3:51 missing-model: the model "flagshop"; expected one of flagship; did you mean flagship?'],
  ],
  [
    "directive apart from its brackets",
    page("It is :value [L], says :value (L)."),
    ["page.md:3:13 stray-directive: a space before the brackets behind :value; did you mean :value[L]?"],
  ],
  [
    "sign of two halves in an expression",
    page("It is :value[\u{1f600}]."),
    ['page.md:3:14 bad-syntax: "\u{1f600}" in an expression; expected a number, a name or an operator'],
  ],
  [
    "model whose file ends otherwise",
    { "models/neuron.yml": flagship, "page.md": "---\nmodel: neuron\n---\n\n# A page\n" },
    ["models/neuron.yml:1:1 bad-name: a model's file that ends with .yml; expected models/neuron.yaml"],
  ],
  [
    "file without a name before .md",
    { ...book("title: A book\nchapters: [page.md, .md]\n"), ".md": "# X\n" },
    ['book.yaml:2:21 bad-name: the chapter ".md"; expected a name before .md'],
  ],
  [
    "include of a file that is not there",
    page("::include[nope.md]"),
    ['page.md:3:11 missing-file: the file "nope.md", which is not there'],
  ],
  [
    "characters that no page may have",
    page("A\0B \u001B[31mred\u001B[0m"),
    ["page.md:3:2 not-text: the control character U+0000; expected text saved as UTF-8"],
  ],
  [
    "model with characters that no text has",
    { ...model(`title: A\0B\n${flagship}`), ...page("A number :value[L] and :value[z1].") },
    ["models/flagship.yaml:1:9 not-text: the control character U+0000; expected text saved as UTF-8"],
  ],
  [
    "name of a thousand letters",
    page(`:value[${"x".repeat(500)}${"y".repeat(500)}]`),
    [
      `page.md:3:8 unknown-name: "${"x".repeat(149)} … ${"y".repeat(107)}", which models/flagship.yaml does not have`,
    ],
  ],
  [
    "numbers in braces that are no list of attributes",
    { ...book("title: A book\nliterals: error\nchapters: [page.md]\n"), ...page("Text {a # 7}.") },
    [
      "page.md:3:11 typed-number: the number 7, typed by hand; expected a directive that gives it, or a claim around it that checks it; did you mean :literal[7]?",
    ],
  ],
  [
    "empty model",
    model(""),
    [
      "models/flagship.yaml:1:1 bad-shape: nothing; expected a mapping with inputs, parameters, equations and loss",
    ],
  ],
  [
    "empty book.yaml",
    book("# nothing yet\n"),
    ["book.yaml:1:1 bad-shape: nothing; expected a mapping with title and chapters"],
  ],
  [
    "quote that is never closed",
    edited("title: The", 'title: "The'),
    [
      "models/flagship.yaml:1:8 yaml-syntax: a quote that is never closed; expected another one behind the text",
    ],
  ],
  [
    "template that includes what is not there",
    { "templates/page.html": "a\n{% include 'nope.html' %}\n" },
    ['templates/page.html:2:1 bad-template: no template "nope.html"'],
  ],
  [
    "template with a tag that is never closed",
    { "templates/page.html": "a\n{% once one in many %}b\n" },
    ["templates/page.html:2:1 bad-template: tag {% once one in many %} not closed"],
  ],
  [
    "template with once and no list",
    { "templates/page.html": "a\n{% once page %}b{% endonce %}\n" },
    ["templates/page.html:2:1 bad-template: {% once page %} names no list; write {% once one in many %}"],
  ],
  [
    "template that asks for what no page gives",
    {
      "templates/page.html":
        "{% layout 'layout.html' %}{% block main %}\n{{ page.htlm }}{{ title }}{{ book.authors.size }}\n{{ foo }}{% once part in contents %}{{ part.part }}{% endonce %}\n{% endblock %}\n",
    },
    [
      'templates/page.html:2:4 bad-template: "page.htlm", which no page gives to its template; did you mean page.html?',
      'templates/page.html:2:19 bad-template: "title", which no page gives to its template; did you mean page.title?',
      'templates/page.html:3:4 bad-template: "foo", which no page gives to its template; expected book, page, contents, reference, previous, next, root, lang, dir, generator, variants, toBase, variant, broken, models, ledger, checks',
    ],
  ],
  [
    "template with a block that its layout has no place for",
    {
      "templates/page.html":
        "{% layout 'layout.html' %}{% block mian %}{{ page.html }}{% block inner %}{% endblock %}{% endblock %}\n",
    },
    [
      'templates/page.html:1:36 bad-template: the block "mian", which its layout has no place for; did you mean main?',
    ],
  ],
  [
    "template with an end that closes another tag",
    { "templates/page.html": "a\n{% if page %}\n{% for a in contents %}{% endif %}\n" },
    ["templates/page.html:3:1 bad-template: {% for a in contents %}, which is not closed before {% endif %}"],
  ],
  [
    "template with an end that closes nothing",
    { "templates/page.html": "a\n{% if page %}{% endif %}{% endif %}\n" },
    ["templates/page.html:2:25 bad-template: {% endif %}, which closes nothing"],
  ],
  [
    "template that makes too much",
    { "templates/page.html": "{% for a in (1..1000000000) %}{{ a }}{% endfor %}\n" },
    [
      "templates/page.html:1:1 bad-template: more than 100,000,000 characters and entries of lists, made on one page",
    ],
  ],
  [
    "broken template",
    { "templates/page.html": "{% if %}\n" },
    ['templates/page.html:1:6 bad-template: invalid value expression: ""'],
  ],
];
