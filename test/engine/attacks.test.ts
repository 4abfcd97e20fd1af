import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/model/index.ts";
import { problemsOf } from "../support/models.ts";

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i));
const model = (equations: readonly string[], loss: string) =>
  `equations:\n${equations.map((line) => `  ${line}\n`).join("")}loss: ${loss}\n`;
const laughs = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghi"]
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]\n`)
  .join("")}`;

/** What it is, the text, and the first problem it must end with. */
const attacks: readonly (readonly [string, () => string, RegExp])[] = [
  ["a huge exponent", () => model(["y: 2^99999999999"], "y"), /^m.yaml:2:8 limit-exceeded: the exponent/],
  [
    "powers of powers",
    () => model(["a: 9^9999", "b: a^9999"], "b"),
    /^m.yaml:3:6 limit-exceeded: a number too long/,
  ],
  [
    "100,000 brackets",
    () => model([`y: ${"(".repeat(1e5)}1${")".repeat(1e5)}`], "y"),
    /^m.yaml:2:107 limit-exceeded: brackets or signs nested too deep/,
  ],
  [
    "100,000 signs",
    () => model([`y: ${"-".repeat(1e5)}1`], "y"),
    /^m.yaml:2:107 limit-exceeded: brackets or signs/,
  ],
  [
    "50 MB",
    () => model([`y: 1${" + 1".repeat(12_500_000)}`], "y"),
    /^m.yaml:1:1 limit-exceeded: a model of 50000026/,
  ],
  [
    "a circle of 10,000 names",
    () =>
      model(
        lines(10_000, (i) => `n${i}: n${(i + 1) % 10_000} + 1`),
        "n0",
      ),
    /^m.yaml:10001:10 dependency-cycle: n0 -> n1 -> n2 -> n3 -> n4 -> … -> n0: /,
  ],
  [
    "a billion laughs",
    () => `${laughs}${model(["y: 1"], "y")}`,
    /^m.yaml:1:1 limit-exceeded: too many YAML aliases/,
  ],
  [
    "20,000 aliases",
    () => lines(20_000, (i) => `k${i}: &a${i} 1\nl${i}: *a${i}\n`).join(""),
    /^m.yaml:202:7 limit-exceeded: too many YAML aliases; expected at most 100$/,
  ],
  [
    "deep YAML lists",
    () => `inputs: ${"[".repeat(9e5)}`,
    /^m.yaml:1:208 limit-exceeded: YAML nested too deep/,
  ],
  [
    "lists of lists",
    () => `inputs:\n  ${"- ".repeat(4e5)}1`,
    /^m.yaml:2:3 limit-exceeded: YAML nested too deep/,
  ],
  [
    "deep YAML mappings",
    () => lines(1400, (i) => `${" ".repeat(i)}a:\n`).join(""),
    /limit-exceeded: YAML nested too deep$/,
  ],
  [
    "long numbers, often",
    () => model(["a0: 3^9000", ...lines(9000, (i) => `a${i + 1}: a${i}*7/5 + 1/3`)], "a9000"),
    /limit-exceeded: too much work with long numbers/,
  ],
  [
    "a common denominator of millions of digits",
    () =>
      model(
        [
          ...lines(60, (i) => `a${i}: ${2 * i + 3}^${2000 - i}`),
          `y: ${lines(60, (i) => `1/a${i}`).join(" + ")}`,
        ],
        "y",
      ),
    /^m.yaml:62:6 limit-exceeded: a number too long/,
  ],
  [
    "a product of millions of digits",
    () => model(["a: 9^9000", `y: a${"*a".repeat(400_000)}`], "y"),
    /^m.yaml:3:6 limit-exceeded: a number too long/,
  ],
  [
    "10,001 equations",
    () =>
      model(
        lines(10_001, (i) => `n${i}: 1`),
        "n0",
      ),
    /^m.yaml:2:3 limit-exceeded: 10001 equations; expected at most 10000$/,
  ],
  [
    "thousands of mistakes",
    () =>
      model(
        lines(9_999, (i) => `n${i}: q${i}`),
        "n0",
      ),
    /unknown-name/,
  ],
];

describe("what would hang ends within 2 seconds, with a problem and little memory", () => {
  test.each(attacks)("%s", (_, text, message) => {
    const input = text();
    const memory = process.memoryUsage().rss;
    const start = process.cpuUsage();
    const problems = problemsOf(input);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000, "milliseconds of this process alone").toBeLessThan(2000);
    expect(process.memoryUsage().rss - memory).toBeLessThan(500 * 2 ** 20);
    expect(problems[0]).toMatch(message);
    expect(problems.length).toBeLessThanOrEqual(defaultLimits.problems + 1);
  });
});

test("a chain of 10,000 equations is no deep recursion", () => {
  const chain = lines(10_000, (i) => `n${i}: ${i > 0 ? `n${i - 1}` : "x"} + 1`).reverse();
  expect(problemsOf(`inputs: { x: 1 }\n${model(chain, "n9999")}`)).toEqual([]);
});
