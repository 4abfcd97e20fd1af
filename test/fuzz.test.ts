import fc from "fast-check";
import { expect, test } from "vitest";
import { buildFiles, smallBook } from "./support/book.ts";

/** Pieces of chapters, whole and broken, that meet in ways no author plans. */
const PIECES = [
  ...[
    ":value[L]",
    ":eq[dL/dw11]{form=math}",
    ':claim[a]{if="L = 1"}',
    ":ref[a]",
    ":value[",
    ":x",
    "::",
    ":::",
  ],
  ...["::diagram{mode=backward}", '::register{mode=backward upto="dL/dz1"}', "::certificate[dL/dw11]"],
  ...['::equation[z1, dL/dx2]{form="chain substituted"}', ":::equation\n", ":::\n", "::::\n"],
  ...[
    ':::step{computes="z1"}\n',
    '::::what-if{with="b1=-3"}\n',
    'with="w11=1/0"',
    "w11=1/2",
    "\\value{L}",
    "after=1",
    "::descent[L]{after=2}",
  ],
  ...["$", "$$", "```math\n", "```\n", "`", "\\", "*", "_", "[", "](", ")", "{", "}", "{#id .c}", "[^1]"],
  ...[
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "> ",
    "- ",
    "# ",
    "## H {#a}\n",
    "| a | b |\n|---|---|\n| ",
    " | ",
    "---\n",
  ],
  ...[
    '![x :value[L]](i.png "t")',
    "<div>",
    "</div>",
    "[^1]: note\n",
    "title: x\n",
    "dL/d",
    "ReLU'(z1)",
    "&lt;",
  ],
  ...["https://x.org/a:b", "www.x.org", "a@b.c", "é", "😀"],
];

const chapters = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(""));

test("whatever an author types is a page or problems with their places, never a crash", () => {
  const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 500), seed: Number(process.env.FUZZ_SEED ?? 1) };
  fc.assert(
    fc.property(chapters, (markdown) => {
      const { problems, body } = buildFiles(smallBook({ "page.md": `# A\n\n${markdown}` }));
      for (const problem of problems) expect(problem).toMatch(/^page\.md:\d+:\d+ [a-z-]+: ./);
      if (problems.length === 0) expect(body).toContain("<h1");
    }),
    runs,
  );
}, 600_000);
