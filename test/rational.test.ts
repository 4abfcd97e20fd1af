import fc from "fast-check";
import { expect, test } from "vitest";
import { gcd } from "../src/rational/gcd.ts";
import { Dot, decimal, Rational, sum, TooLong } from "../src/rational/index.ts";
import { runs } from "./support/runs.ts";

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([p, q]) => Rational.of(p, q));

const inLowestTerms = (x: Rational) => {
  expect(x.denominator > 0n).toBe(true);
  expect(gcd(x.numerator < 0n ? -x.numerator : x.numerator, x.denominator)).toBe(1n);
};

test.each([
  ["3", "3"],
  ["-2", "-2"],
  ["0.1", "1/10"],
  ["1e3", "1000"],
  ["1.5e-3", "3/2000"],
  ["-2.50E+1", "-25"],
  ["1/3", "1/3"],
  ["-6/4", "-3/2"],
  ["007", "7"],
  ["0/5", "0"],
])("reads %s as %s", (text, value) => {
  expect(Rational.parse(text)?.toString()).toBe(value);
});

test.each([
  "",
  "8.",
  ".5",
  "1_000",
  "1/0",
  "1/00",
  "+1",
  "1 ",
  "0x1",
  "1e",
  "1/-3",
  "--1",
  "1e1.5",
  "NaN",
  "1/3e2",
])("does not read %j", (text) => {
  expect(Rational.parse(text)).toBeUndefined();
});

test("refuses numbers with too many digits before computing them", () => {
  expect(() => Rational.parse("1e99999999999")).toThrow(TooLong);
  expect(() => Rational.parse("1e-20000")).toThrow(TooLong);
  expect(() => Rational.parse("1".repeat(103), 100)).toThrow(TooLong);
  expect(Rational.parse("1e100", 100)?.numerator).toBe(10n ** 100n);
});

test("arithmetic agrees with cross multiplication and stays in lowest terms", () => {
  fc.assert(
    fc.property(rational, rational, (a, b) => {
      const [p, q, r, s] = [a.numerator, a.denominator, b.numerator, b.denominator];
      for (const [result, other] of [
        [a.plus(b), Rational.of(p * s + r * q, q * s)],
        [a.minus(b), Rational.of(p * s - r * q, q * s)],
        [a.times(b), Rational.of(p * r, q * s)],
        ...(r === 0n ? [] : [[a.over(b), Rational.of(p * s, q * r)] as const]),
        [a.power(3n), Rational.of(p ** 3n, q ** 3n)],
      ] as const) {
        inLowestTerms(result);
        expect(result.toString()).toBe(other.toString());
      }
      expect(a.compare(b)).toBe(a.minus(b).sign);
      expect(a.equals(b)).toBe(a.compare(b) === 0);
      expect(a.negated().plus(a).sign).toBe(0);
      expect(Rational.parse(a.toString())?.equals(a)).toBe(true);
    }),
  );
});

const dotOf = (products: readonly (readonly [Rational, Rational])[], digits?: number) => {
  const dot = new Dot(digits);
  for (const [a, b] of products) dot.add(a, b);
  return dot.total();
};

test("dot is the sum of products", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(rational, rational), { maxLength: 8 }), (products) => {
      const one = products.map((factors) => factors[0].times(factors[1]));
      const expected = one.reduce((a, b) => a.plus(b), Rational.zero);
      const dot = dotOf(products);
      inLowestTerms(dot);
      expect(dot.toString()).toBe(expected.toString());
      expect(sum(one).toString()).toBe(expected.toString());
    }),
  );
});

test("dot refuses a common denominator that grows too long", () => {
  const terms = [1n, 2n, 3n, 4n, 5n].map((k) => [Rational.of(1n, 10n ** 20n + k), Rational.one] as const);
  expect(() => dotOf(terms, 20)).toThrow(TooLong);
  expect(dotOf(terms, 60).sign).toBe(1);
});

test("the gcd of long numbers is Euclid's", () => {
  const euclid = (a: bigint, b: bigint): bigint => (b === 0n ? a : euclid(b, a % b));
  const long = fc.bigInt({ min: 0n, max: 1n << 5000n });
  fc.assert(
    fc.property(long, long, fc.bigInt({ min: 1n, max: 1n << 3500n }), (a, b, c) => {
      expect(gcd(a * c, b * c)).toBe(c * euclid(a, b));
    }),
    { numRuns: runs(200) },
  );
  expect([gcd(0n, 0n), gcd(0n, 7n), gcd(7n, 0n), gcd(1n << 4000n, 1n << 3900n)]).toEqual([
    0n,
    7n,
    7n,
    1n << 3900n,
  ]);
  expect([gcd(0n, 3n << 4000n), gcd(3n << 4000n, 9n << 4100n), gcd(6n, 3n << 4000n)]).toEqual([
    3n << 4000n,
    3n << 4000n,
    6n,
  ]);
  const [p, q] = [(1n << 4000n) - 1n, (1n << 4000n) - 3n];
  expect(gcd(p, q)).toBe(euclid(p, q));
});

test("signs, shapes and refusals", () => {
  expect(Rational.of(3n, -6n).toString()).toBe("-1/2");
  expect(Rational.of(-3n, -6n).toString()).toBe("1/2");
  expect(() => Rational.of(1n, 0n)).toThrow(RangeError);
  expect(() => Rational.zero.inverse()).toThrow(RangeError);
  expect(() => Rational.zero.power(-1n)).toThrow(RangeError);
  expect(Rational.of(-2n, 3n).inverse().toString()).toBe("-3/2");
  expect(Rational.of(-2n, 3n).power(-3n).toString()).toBe("-27/8");
  expect(Rational.zero.power(0n).toString()).toBe("1");
  expect([Rational.of(-5n), Rational.zero, Rational.of(5n)].map((x) => x.sign)).toEqual([-1, 0, 1]);
  expect(JSON.stringify({ x: Rational.of(1n, 3n) })).toBe('{"x":"1/3"}');
  expect(Rational.of(4n, 2n).isInteger).toBe(true);
  expect(Rational.of(1n, 2n).isInteger).toBe(false);
});

test.each([
  ["3", "3", ""],
  ["0", "0", ""],
  ["-1/2", "-0.5", ""],
  ["-2/25", "-0.08", ""],
  ["1/3", "0.", "3"],
  ["-22/7", "-3.", "142857"],
  ["1/6", "0.1", "6"],
  ["5/4", "1.25", ""],
  ["7/12", "0.58", "3"],
])("%s is %s and then for ever %s", (text, fixed, repeating) => {
  const value = Rational.parse(text);
  expect(value && decimal(value, 6)).toEqual({ fixed, repeating });
});

test("a decimal expansion of too many digits is none", () => {
  const seventh = Rational.of(1n, 7n);
  expect([decimal(seventh, 6)?.repeating, decimal(seventh, 5)]).toEqual(["142857", undefined]);
  const eighth = Rational.of(1n, 8n);
  expect([decimal(eighth, 3)?.fixed, decimal(eighth, 2), decimal(Rational.one, 0)?.fixed]).toEqual([
    "0.125",
    undefined,
    "1",
  ]);
});

test("numbers compare by size, and are equal to themselves only", () => {
  const [third, same, half] = [Rational.of(1n, 3n), Rational.of(2n, 6n), Rational.of(1n, 2n)];
  expect([third.compare(same), third.compare(half), half.compare(third)]).toEqual([0, -1, 1]);
  expect([third.equals(same), third.equals(half), third.equals(Rational.one)]).toEqual([true, false, false]);
  expect(Rational.of(2n, 3n).equals(third)).toBe(false);
});

test("refusals say what is refused", () => {
  expect(() => Rational.parse("1e102", 100)).toThrow("a number of more than 100 digits");
  expect(() => Rational.of(1n, 0n)).toThrow("a rational number has no denominator 0");
  expect(() => Rational.zero.inverse()).toThrow("0 has no inverse");
  expect(Rational.parse("1".repeat(102), 100)?.digits).toBe(102);
  expect(Rational.parse("3/01")?.toString()).toBe("3");
});

test("digits are those of the longer part", () => {
  expect([Rational.of(-12345n, 7n).digits, Rational.of(7n, 12345n).digits]).toEqual([5, 5]);
  const long = 16n ** 9n;
  expect([Rational.of(long, 7n).digitsAtLeast, Rational.of(-7n, long).digitsAtLeast]).toEqual([10, 10]);
  expect([Rational.of(9n).digitsAtLeast, Rational.of(17n).digitsAtLeast]).toEqual([0, 1]);
  const bounds = [10n ** 9n - 1n, 10n ** 9n, -(10n ** 9n) + 1n, -(10n ** 9n), -(10n ** 30n)];
  expect(bounds.map((p) => Rational.of(p).digitBound)).toEqual([9, 11, 9, 12, 33]);
});

test("zeros widen no common denominator, and one term stays as it is", () => {
  const tiny = Rational.of(1n, 10n ** 16n);
  expect(dotOf([[tiny, Rational.one]], 9).equals(tiny)).toBe(true);
  expect(() => dotOf([[Rational.of(1n, 10n ** 17n), Rational.one]], 9)).toThrow(TooLong);
  expect(dotOf([[Rational.of(1n, 10n ** 40n), Rational.zero]], 9).sign).toBe(0);
  expect(dotOf([[Rational.zero, Rational.of(1n, 10n ** 40n)]], 9).sign).toBe(0);
  expect(sum([tiny])).toBe(tiny);
  expect(sum([]).sign).toBe(0);
});

test("digit bounds enclose the digits", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 1n << 700n }), fc.bigInt({ min: 1n, max: 1n << 700n }), (p, q) => {
      const x = Rational.of(p, q);
      const digits = Math.max(String(x.numerator).length, String(x.denominator).length);
      expect(x.digitBound).toBeGreaterThanOrEqual(Math.min(digits, 9));
      expect(x.digitBound).toBeLessThanOrEqual(Math.max(9, Math.ceil(digits * 1.2) + 4));
      expect(x.digitsAtLeast).toBeLessThanOrEqual(digits);
    }),
  );
  expect(Rational.of(12n).digitBound).toBe(9);
  expect(Rational.of(10n ** 100n, 7n).digitBound).toBeGreaterThanOrEqual(101);
});
