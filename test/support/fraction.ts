/** A fraction of the tests' own, so that they share no arithmetic with what they test. */
export interface Fraction {
  readonly isPositive: boolean;
  plus(other: Fraction): Fraction;
  times(other: Fraction): Fraction;
  toString(): string;
  readonly parts: readonly [numerator: bigint, denominator: bigint];
}

/** numerator / denominator in lowest terms. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = denominator < 0n ? -1n : 1n;
  const [p, q] = [(sign * numerator) / a, (sign * denominator) / a];
  return {
    isPositive: p > 0n,
    parts: [p, q],
    plus: ({ parts: [r, s] }) => fraction(p * s + r * q, q * s),
    times: ({ parts: [r, s] }) => fraction(p * r, q * s),
    toString: () => (q === 1n ? `${p}` : `${p}/${q}`),
  };
}
