import { gcd } from "./gcd.ts";
import { digitBound, Rational, TooLong } from "./rational.ts";

/**
 * A sum of products that grows term by term over one common denominator and is reduced once, at the end:
 * for the sums of a unit, where reducing at every step costs more than all the rest.
 */
export class Dot {
  private sum = 0n;
  private common = 1n;

  /** The common denominator may have twice `digits` digits. */
  constructor(private readonly digits = Number.POSITIVE_INFINITY) {}

  /** Adds a * b. @throws TooLong when the common denominator gets too long. */
  add(a: Rational, b: Rational): void {
    if (a.numerator === 0n || b.numerator === 0n) return;
    const p = a.numerator * b.numerator;
    const q = a.denominator * b.denominator;
    const factor = this.common / q;
    if (factor * q === this.common) this.sum += p * factor;
    else this.widen(p, q);
  }

  /** Adds p/q, where q does not divide the common denominator. */
  private widen(p: bigint, q: bigint): void {
    const missing = q / gcd(this.common, q);
    this.common *= missing;
    if (digitBound(this.common) > 2 * this.digits) throw new TooLong(this.digits);
    this.sum = this.sum * missing + p * (this.common / q);
  }

  total(): Rational {
    return Rational.of(this.sum, this.common);
  }
}

/** The sum of any number of rationals over one common denominator. @throws TooLong as {@link Dot}. */
export function sum(terms: readonly Rational[], digits?: number): Rational {
  const [first] = terms;
  if (terms.length === 1 && first) return first;
  const dot = new Dot(digits);
  for (const term of terms) dot.add(term, Rational.one);
  return dot.total();
}
