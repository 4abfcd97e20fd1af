/** From this many bits on, Lehmer's steps are cheaper than divisions of the whole numbers. */
const LONG = 1n << 3000n;
const WORD = 64n;

/**
 * The greatest common divisor of two integers that are not negative; gcd(0, 0) is 0.
 *
 * Euclid's algorithm for short numbers. For long ones Lehmer's: the quotients of many of Euclid's steps
 * are decided by the leading 64 bits alone, so they are gathered in a 2x2 matrix that is applied to the
 * long numbers once (Knuth, "The Art of Computer Programming", volume 2, section 4.5.2, algorithm L).
 */
export function gcd(a: bigint, b: bigint): bigint {
  while (b > LONG) [a, b] = lehmer(a, b);
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Many of Euclid's steps at once, for b > 0; the first one swaps a and b where a < b. */
function lehmer(a: bigint, b: bigint): [bigint, bigint] {
  const shift = bits(a) - WORD;
  let x = a >> shift;
  let y = b >> shift;
  let [p, q, r, s] = [1n, 0n, 0n, 1n];
  while (y + r !== 0n && y + s !== 0n) {
    const quotient = (x + p) / (y + r);
    if (quotient !== (x + q) / (y + s)) break;
    [p, r] = [r, p - quotient * r];
    [q, s] = [s, q - quotient * s];
    [x, y] = [y, x - quotient * y];
  }
  return q === 0n ? [b, a % b] : [p * a + q * b, r * a + s * b];
}

/** The number of binary digits, up to three too many. */
function bits(a: bigint): bigint {
  return BigInt(a.toString(16).length) * 4n;
}
