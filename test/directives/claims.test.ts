import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyOf, buildFiles, flagship, problemsOf, smallBook } from "../support/book.ts";
import { type Fraction, fraction } from "../support/fraction.ts";
import { runs } from "../support/runs.ts";

const model = `${flagship}update: { rate: 1/100 }\n`;
type Numbers = Readonly<Record<string, Fraction>>;

const number = (text: string): Fraction => {
  const [p = "", q = "1"] = text.split("/");
  return fraction(BigInt(p), BigInt(q));
};
const zero = fraction(0n);
const minus = (a: Fraction, b: Fraction) => a.plus(b.times(fraction(-1n)));
const below = (a: Fraction, b: Fraction) => minus(b, a).isPositive;
const same = (a: Fraction, b: Fraction) => String(a) === String(b);
const digits = ({ parts }: Fraction) =>
  Math.max(...parts.map((part) => String(part).replace("-", "").length));

/** The flagship's numbers by hand: the forward pass, then each gradient as one writes it on paper. */
function network(given: Numbers) {
  const of = (name: string) => given[name] ?? zero;
  const weighted = (a: string, b: string, c: string) =>
    of(a)
      .times(of("x1"))
      .plus(of(b).times(of("x2")))
      .plus(of(c));
  const gate = (z: Fraction) => (z.isPositive ? fraction(1n) : zero);
  const [z1, z2] = [weighted("w11", "w12", "b1"), weighted("w21", "w22", "b2")];
  const [h1, h2] = [z1.times(gate(z1)), z2.times(gate(z2))];
  const yhat = of("v1").times(h1).plus(of("v2").times(h2)).plus(of("c"));
  const error = minus(yhat, of("target"));
  const up = error.times(fraction(2n));
  const [d1, d2] = [up.times(of("v1")).times(gate(z1)), up.times(of("v2")).times(gate(z2))];
  const gradients: Numbers = {
    w11: d1.times(of("x1")),
    w12: d1.times(of("x2")),
    b1: d1,
    w21: d2.times(of("x1")),
    w22: d2.times(of("x2")),
    b2: d2,
    v1: up.times(h1),
    v2: up.times(h2),
    c: up,
  };
  return { ...given, z1, z2, h1, h2, yhat, L: error.times(error), gradients };
}

const given: Record<string, string> = {
  ...{ x1: "1", x2: "2", target: "3", w11: "1", w12: "1", w21: "1", w22: "-1" },
  ...{ b1: "-1", b2: "0", v1: "1", v2: "1", c: "0" },
};
const numbersOf = (texts: Record<string, string>): Numbers =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, number(text)]));

type Net = ReturnType<typeof network>;
const gradient = (net: Net, name: string) => net.gradients[name] ?? zero;
const value = (net: Net, name: string) => (net as unknown as Numbers)[name] ?? zero;
const varied = (net: Net, changes: Record<string, string>) =>
  network({ ...net, ...numbersOf(changes) } as unknown as Numbers);
const stepped = (net: Net) =>
  network({
    ...net,
    ...Object.fromEntries(
      Object.entries(net.gradients).map(([name, slope]) => [
        name,
        minus(value(net, name), slope.times(fraction(1n, 100n))),
      ]),
    ),
  } as unknown as Numbers);

/** Conditions as an author writes them, each beside the same in plain arithmetic. */
const claims: readonly [condition: string, truth: (net: Net) => boolean][] = [
  ...Object.entries(given).map(([name, text]): [string, (net: Net) => boolean] => [
    `${name} = ${text}`,
    (net) => same(value(net, name), number(text)),
  ]),
  ...["z1 = 2", "h1 = 2", "z2 = -1", "h2 = 0", "yhat = 2", "L = 1"].map(
    (text): [string, (net: Net) => boolean] => {
      const [name = "", right = ""] = text.split(" = ");
      return [text, (net) => same(value(net, name), number(right))];
    },
  ),
  ...Object.entries({ w11: "-2", w12: "-4", b1: "-2", w21: "0", v1: "-4", v2: "0", c: "-2" }).map(
    ([name, text]): [string, (net: Net) => boolean] => [
      `dL/d${name} = ${text}`,
      (net) => same(gradient(net, name), number(text)),
    ],
  ),
  ["count(parameters) = 9", () => true],
  ["0 < L < 4", (net) => below(zero, net.L) && below(net.L, fraction(4n))],
  ["L != 4", (net) => !same(net.L, fraction(4n))],
  ["z1 > 0 and z2 <= 0", (net) => net.z1.isPositive && !net.z2.isPositive],
  ["z2 > 0 or h2 = 0", () => true],
  ["not z2 > 0", (net) => !net.z2.isPositive],
  ["not (z1 <= 0 or z2 > 0)", (net) => net.z1.isPositive && !net.z2.isPositive],
  ["L[w11=6/5] < L", (net) => below(varied(net, { w11: "6/5" }).L, net.L)],
  ["dL/dw11[b1=-3] = 0", (net) => same(gradient(varied(net, { b1: "-3" }), "w11"), zero)],
  ["L[after=1] < L", (net) => below(stepped(net).L, net.L)],
  [
    "L[after=1 w11=2] >= L[w11=2]",
    (net) => !below(stepped(varied(net, { w11: "2" })).L, varied(net, { w11: "2" }).L),
  ],
  ["(yhat - target)[c=1] = 0", (net) => same(varied(net, { c: "1" }).yhat, value(net, "target"))],
  ["digits(L[after=1]) <= 8", (net) => digits(stepped(net).L) <= 8],
  [
    "abs(dL/dw12) = 2*abs(dL/dw11)",
    (net) => same(square(gradient(net, "w12")), square(gradient(net, "w11")).times(fraction(4n))),
  ],
  ["dL/dc^2 = 4*L", (net) => same(square(gradient(net, "c")), net.L.times(fraction(4n)))],
];
const square = (a: Fraction) => a.times(a);

const edit = (name: string, text: string) => model.replace(new RegExp(`(?<=[ {]${name}: )-?\\d+`), text);
const pageOf = (rows: typeof claims) =>
  `# A page\n\n${rows.map(([condition]) => `:claim[so]{if="${condition}"}`).join("\n")}\n`;

describe("changing one number of the flagship fails the claims that it falsifies", () => {
  const plain = network(numbersOf(given));
  const sound = claims.filter(([, truth]) => truth(plain));

  test("most claims hold as the model is written, and the false ones are found false", () => {
    expect(sound.length).toBeGreaterThan(claims.length - 3);
    const files = smallBook({ "page.md": pageOf(claims), "models/flagship.yaml": model });
    const lines = buildFiles(files).problems.map((line) =>
      Number(/^page\.md:(\d+):\d+ false-claim/.exec(line)?.[1]),
    );
    expect(lines).toEqual(claims.flatMap(([, truth], index) => (truth(plain) ? [] : [index + 3])));
  });

  test("each number, many values", () => {
    const fraction = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 4 }));
    const text = fraction.map(([p, q]) => (q === 1 ? `${p}` : `${p}/${q}`));
    const seen = new Set<number>();
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(given)), text, (name, changed) => {
        const net = network(numbersOf({ ...given, [name]: changed }));
        const expected = claims.flatMap(([, truth], index) => (truth(net) ? [] : [index + 3]));
        const files = smallBook({ "page.md": pageOf(claims), "models/flagship.yaml": edit(name, changed) });
        const lines = buildFiles(files).problems.map((line) =>
          Number(/^page\.md:(\d+):\d+ false-claim/.exec(line)?.[1]),
        );
        expect(lines).toEqual(expected);
        for (const line of lines) seen.add(line);
      }),
      { numRuns: runs(40) },
    );
    expect(seen.size).toBeGreaterThan(claims.length / 2);
  });
});

describe("variants in other places", () => {
  test("numbers of them, as text, in TeX and as equations", () => {
    const files = { "models/flagship.yaml": model, "images/x.png": "" };
    expect(bodyOf(":value[L[w11=6/5]], :eq[dL/dw11[b1=-3]], :value[L[after=1]]", files)).toBe(
      `<p><span class="value">16/25</span>, <span class="value">dL/dw11[b1=-3]=0</span>, <span class="value">${stepped(network(numbersOf(given))).L}</span></p>`,
    );
    const { body, problems } = buildFiles(
      smallBook({
        ...files,
        "page.md":
          '# A page\n\n$x = \\value{L[w11=6/5]}$\n\n::equation[dL/dw11[b1=-3 c=1/2]]{form="symbolic value"}\n\n![L :value[L[w11=6/5]]](images/x.png)\n',
      }),
    );
    expect(problems).toEqual([]);
    expect(body).toContain("x = {\\frac{16}{25}}</annotation>");
    expect(body).toContain("\\left.\\frac{dL}{dw_{11}}\\right|_{b_1=-3,\\,c=\\frac{1}{2}}=0</annotation>");
    expect(body).toContain('alt="L 16/25"');
  });

  test("a variant inside of a what-if adds to it, and leads to no ledger", () => {
    const files = { "models/flagship.yaml": model };
    expect(bodyOf(':::what-if{with="c=1"}\n:value[L] :value[L[w11=2]]\n:::', files)).toContain(
      '<p><span class="value">0</span> <span class="value">1</span></p>',
    );
    const { body } = buildFiles(
      smallBook({ ...files, "page.md": "# A page\n\n:value[L[w11=2]] :value[L]\n" }),
    );
    expect(body.match(/href="ledger/g)).toHaveLength(1);
  });
});

test.each([
  [
    ':claim[x]{if="L = 1 and c = 1"}',
    ['page.md:3:25 false-claim: "c = 1" does not hold: c = 0; expected "x" to be true'],
  ],
  [
    ':claim[x]{if="L = 2 or c = 1"}',
    ['page.md:3:15 false-claim: "L = 2 or c = 1" does not hold: L = 1, c = 0; expected "x" to be true'],
  ],
  [
    ':claim[x]{if="L[w11=7/5] >= L"}',
    [
      'page.md:3:15 false-claim: "L[w11=7/5] >= L" does not hold: L[w11=7/5] = 9/25, L = 1; expected "x" to be true',
    ],
  ],
  [
    ':claim[x]{if="1 < L[w1=2] and L = 1"}',
    [
      'page.md:3:21 unknown-name: "w1"; expected an input, target or parameter of the model; did you mean x1?',
    ],
  ],
  [
    ':claim[x]{if="L = 1 or Q = 2"}',
    ['page.md:3:24 unknown-name: "Q", which models/flagship.yaml does not have'],
  ],
  [
    ":value[L[w11=6/5 b1=]]",
    ['page.md:3:21 bad-number: ""; expected a number such as 3, -2, 0.1, 1e3 or 1/3'],
  ],
  [":value[L[]]", ["page.md:3:8 bad-syntax: brackets without numbers; expected [w11=6/5] or [after=1]"]],
  [
    ":value[L[z1=2]]",
    [
      'page.md:3:10 unknown-name: "z1", which an equation computes; expected an input, target or parameter of the model',
    ],
  ],
  [
    ":value[L[after=1]]",
    [
      'page.md:3:16 missing-key: gradient descent on a model without "update"; expected update: { rate: 1/10 } in models/flagship.yaml',
    ],
  ],
])("%s", (markdown, problems) => {
  expect(problemsOf(markdown)).toEqual(problems);
});
