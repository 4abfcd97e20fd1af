import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildFiles, smallBook, temporaryFolder } from "../support/book.ts";

/** Everything that the model language has, with ties and kinks, names that languages reserve, a batch. */
const EVERYTHING = `title: Every "operation"
inputs: { x: 1/3, y: -2, zero: 0 }
parameters: { lambda: 2, in: -1/7, F: 0.5, a: 3 }
equations:
  s: lambda*x - in*y/F + (-a)
  r: relu(s) + relu(-s) + relu(zero*a)
  l: leaky_relu(y, F) + leaky_relu(a, x)
  m: max(a, 3, x) + min(x, y) + abs(s)
  q: square(m) + mean(r, l, m) + sum(x, y) + a^(-2)
  t: half_squared_error(q, l)
loss: t
update: { rate: 1/100, steps: 2 }
meanings: { lambda: the weight }
`;

const BATCH = `parameters: { w: 2/3 }
examples: [{ inputs: { x: 1 }, targets: { t: 1 } }, { inputs: { x: 1/2 }, targets: { t: -3 } }]
equations: { y: w*x, L: (y - t)^2 }
loss: L
`;

const PAGE = [
  "# A page",
  ":value[dL/dw11] :eq[L - 2/7] :value[L/7]{as=decimal} :eq[dL/dv1]{form=math} :value[dyhat/dw11] :eq[L/6 + 2]{form=math as=decimal} :eq[-L/70]{form=math as=decimal}",
  "$\\frac{\\value{L/3}}{2} = (\\value{-L/6})$ and $x^\\value{dL/dw11}$",
  "::equation[L/3, dL/dw11]",
  ":::what-if{with='w11=5/6 b1=-3'}\n::equation[dL/dw11]{form='chain value'}\n\n::certificate[dL/dv1]\n:::",
  "::diagram{mode=backward}\n\n::register{mode=backward}",
  ':value[dt/da]{model="every thing"} :eq[count(parameters)]{model="every thing"} :value[max\'1(a, 3, x)]{model="every thing"}',
  '::update{model="every thing"}\n\n::descent[t, lambda]{model="every thing"}',
  ':value[dt/dlambda]{model="every thing" with="a=5" after=1}',
  ":value[(L[c=1/10] - L)*10] $\\value{L[c=1/10]/L - dL/dc[b1=-3]} + \\value{L - 3*L[w11=2]}$",
  ":::what-if{with='b1=-5/2'}\n:eq[L - L[c=1/10]] :value[(ReLU'(z1)[b1=-9] + dL/dc)[v1=2]]\n:::",
  ':value[t[after=1] - t[a=5 after=1]]{model="every thing" with="x=2"}',
  "::register{mode=forward}\n\n::register{mode=forward model='every thing'}\n\n::register{mode=backward model='every thing' upto='dt/da'}",
  ":value[L]{model=batch} :value[dL/dw]{model=batch} :value[dL/dy@2]{model=batch}",
].join("\n\n");

const { files, problems } = buildFiles(
  smallBook({
    "book.yaml": "title: A book\nchapters: [page.md]\nmodel: flagship\n",
    "page.md": `${PAGE}\n`,
    "models/every thing.yaml": EVERYTHING,
    "models/batch.yaml": BATCH,
  }),
);

/** Writes the built book's texts, some of them altered, and runs one of its scripts. */
function run(script: string, alter: (path: string, text: string) => string = (_, text) => text) {
  const folder = temporaryFolder();
  for (const [path, file] of files) {
    if (typeof file !== "string" || !/\.(html|py|js)$/.test(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), alter(path, file));
  }
  const runner = script.endsWith(".py") ? "python3" : process.execPath;
  const { status, stdout, stderr } = spawnSync(runner, [join(folder, "check", script)], { encoding: "utf8" });
  return { status, lines: stdout.trimEnd().split("\n"), stderr };
}

test("the book has no problem", () => expect(problems).toEqual([]));

describe.each(["py", "js"])("a script with the ending %s", (ending) => {
  test.each([
    ["flagship", 12],
    ["every thing", 7],
    ["batch", 5],
  ])("computes every number of %s that the pages show", (model, gradients) => {
    const { status, lines, stderr } = run(`${model}.${ending}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const all = `${gradients} gradients are the same backward and forward`;
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^${model}: \\d+ numbers on \\d pages are as computed here; ${all}$`)),
    ]);
  });

  test.each([
    [/(data-exact="dL\/dw11\|\|flagship"[^>]*>)-2</, "$1-3<", "dL/dw11 is -2, the page says -3"],
    [/(<th scope="row">z1<\/th><td[^>]*>1\*1 \+ )1\*2 - 1/, "$11*3 - 1", "z1 is 2, the page says 1*1+1*3-1"],
    [/(<td[^>]*>)2\*\(2-3\)</, "$12*(2-3<", "dL/dyhat cannot be compared"],
    [/(<td[^>]*>)2\*\(2-3\)</, "$1sum(2/0)<", "dL/dyhat cannot be compared"],
    [/(<td[^>]*>)dL\/dyhat</, "$1dL/dv1<", "dL/dc is -2, the page says dL/dv1"],
    [/L - 2\/7=5\/7/, "L - 2/7=5/8", "L - 2/7 is 5/7, the page says L-2/7=5/8"],
    [/0\.\(142857\)/, "0.(142856)", "L/7 is 1/7, the page says 0.(142856)"],
    [/(data-exact="L\/3\|\|flagship"(?:(?!frac-line).)*>)3(?=<)/, "$14", "L/3 is 1/3, the page says 41"],
    [/(>−<\/span><span class="mord">)4</, "$15<", "dL/dv1 is -4, the page says -5"],
    [/>val=2</, ">val=1<", "z1 is 2, the page says val=1"],
    [/=-4, /, "=4, ", "dL/dv1;dL/dv2;"],
    [
      /(data-exact="\(L\[c=1\/10\]-L\)\*10[^>]*>)-19\/10/,
      "$1-18/10",
      "(L[c=1/10]-L)*10 is -19/10, the page says -18/10",
    ],
    [
      /(data-exact="L - 3\*L\[w11=2\]\|\|flagship"[^>]*><span class="mord">)1/,
      "$12",
      "L - 3*L[w11=2] is 1, the page says 2",
    ],
    [/(data-exact="L - L\[c=1\/10\]\|b1=-5\/2[^>]*>[^<]*)=/, "$1=1", " with b1=-5/2 is "],
    [
      /(<th scope="row">dL\/dv1<\/th><td[^>]*>[^<]*<\/td><td[^>]*>)-4/,
      "$10",
      "dL/dv1 is -4, the page says 0",
    ],
  ])("sees %s altered", (from, to, said) => {
    const { status, lines } = run(`flagship.${ending}`, (path, text) => {
      if (path !== "page.html") return text;
      const typed = text.replaceAll("<wbr>", "");
      const altered = typed.replace(from, to);
      expect(altered).not.toBe(typed);
      return altered;
    });
    expect(status).toBe(1);
    expect(lines).toContainEqual(expect.stringContaining(said));
    expect(lines[0]).toMatch(/^page\.html: /);
  });

  test("sees a ledger altered, a number that is gone, and one that nothing computes", () => {
    const ledger = run(`flagship.${ending}`, (path, text) =>
      path === "ledger-flagship.html" ? text.replace(/(data-exact="yhat\|\|flagship">)2/, "$17") : text,
    );
    expect(ledger.lines).toEqual(["ledger-flagship.html: yhat is 2, the page says 7"]);
    const gone = run(`flagship.${ending}`, (path, text) =>
      path === "page.html" ? text.replace(/data-exact="dL\/dw11/, 'data-exact="dL/dw99') : text,
    );
    expect([gone.status, gone.lines.length]).toEqual([1, 1]);
    expect(gone.lines[0]).toContain("page.html: dL/dw99 cannot be compared");
    const lost = run(`flagship.${ending}`, (path, text) =>
      path === "page.html" ? text.replace(/ data-exact="dL\/dw11\|\|flagship"/, "") : text,
    );
    expect(lost.lines).toEqual([expect.stringMatching(/^the pages show \d+ numbers of flagship, they were/)]);
  });

  test("sees a wrong backward pass", () => {
    const wrong = /(dL_dw11 = )(.*)/;
    const { status, lines } = run(`flagship.${ending}`, (path, text) =>
      path.startsWith("check/") ? text.replace(wrong, "$1dL_dz2;") : text,
    );
    expect(status).toBe(1);
    expect(lines).toContain("dL/dw11 is 0 backward and -2 forward");
  });
});

test("scripts are about one model, its numbers and its pages", () => {
  expect([...files.keys()].filter((path) => path.startsWith("check/"))).toEqual([
    "check/flagship.py",
    "check/flagship.js",
    "check/batch.py",
    "check/batch.js",
    "check/every thing.py",
    "check/every thing.js",
  ]);
  const page = String(files.get("check.html"));
  expect(page).toContain('<a href="check/every%20thing.py" download>');
  expect(page).toContain("python3 &#34;check/every thing.py&#34;");
});
