/** 1/a + ... + 1/b by binary splitting, not reduced (Haible and Papanikolaou, 1998). */
export function harmonic(a: bigint, b: bigint): readonly [numerator: bigint, denominator: bigint] {
  if (a === b) return [1n, a];
  const middle = (a + b) / 2n;
  const [p, q] = harmonic(a, middle);
  const [r, s] = harmonic(middle + 1n, b);
  return [p * s + r * q, q * s];
}
