import Fraction from "fraction.js";
import { gcd } from "./gcd.ts";

/** A number as an author writes it: `3`, `-2`, `0.1`, `1e3`, `1/3`; not `8.`, `.5` or `1_000`. */
const LITERAL = /^-?(\d+\/\d+|\d+(\.\d+)?([eE][+-]?\d+)?)$/;

/** A number would have more digits than the caller allows. */
export class TooLong extends RangeError {
  constructor(digits: number) {
    super(`a number of more than ${digits} digits`);
  }
}

/**
 * An exact rational number p/q in lowest terms with q > 0; immutable.
 *
 * Every number of a model, a trace and a page is one of these. Only text and bigints come in, so no
 * float can: fraction.js, which reads the text, would round one without a word. Single operations spare
 * the greatest common divisor of long numbers as far as they can (Knuth, "The Art of Computer
 * Programming", volume 2, section 4.5.1); long sums of products go through {@link Dot}, which reduces
 * once.
 */
export class Rational {
  static readonly zero = new Rational(0n, 1n);
  static readonly one = new Rational(1n, 1n);
  static readonly minusOne = new Rational(-1n, 1n);

  private constructor(
    /** p, which carries the sign. */
    readonly numerator: bigint,
    /** q > 0. */
    readonly denominator: bigint,
  ) {}

  /**
   * The rational `numerator / denominator`.
   * @throws RangeError when the denominator is 0.
   */
  static of(numerator: bigint, denominator = 1n): Rational {
    if (denominator === 1n) return new Rational(numerator, 1n);
    if (denominator === 0n) throw new RangeError("a rational number has no denominator 0");
    const common = gcd(magnitude(numerator), magnitude(denominator));
    const divisor = denominator < 0n ? -common : common;
    return new Rational(numerator / divisor, denominator / divisor);
  }

  /**
   * Reads a number as an author writes it; undefined when the text is not one (or divides by zero).
   * @throws TooLong when it needs more than `digits` digits.
   */
  static parse(text: string, digits = 10_000): Rational | undefined {
    if (!LITERAL.test(text) || /\/0+$/.test(text)) return undefined;
    const [mantissa = "", exponent = "0"] = text.split(/[eE]/);
    const shift = BigInt(exponent.length > 9 ? `${digits}0` : exponent);
    const length = BigInt(mantissa.length) + (shift < 0n ? -shift : shift);
    if (length > digits + 2) throw new TooLong(digits);
    const { s, n, d } = new Fraction(mantissa);
    if (shift < 0n) return Rational.of(s * n, d * 10n ** -shift);
    return Rational.of(s * n * 10n ** shift, d);
  }

  /** -1, 0 or 1. */
  get sign(): -1 | 0 | 1 {
    return this.numerator > 0n ? 1 : this.numerator < 0n ? -1 : 0;
  }

  get isInteger(): boolean {
    return this.denominator === 1n;
  }

  /** An upper bound, 9 for short numbers, of the decimal digits of the longer of p and q; cheap. */
  get digitBound(): number {
    return Math.max(digitBound(this.numerator), digitBound(this.denominator));
  }

  /** The decimal digits of the longer of p and q. */
  get digits(): number {
    const length = (integer: bigint) => magnitude(integer).toString().length;
    return Math.max(length(this.numerator), length(this.denominator));
  }

  /** A lower bound, 0 for numbers of one digit, of the decimal digits that each further power brings. */
  get digitsAtLeast(): number {
    const longer = [this.numerator, this.denominator].map(
      (integer) => magnitude(integer).toString(16).length,
    );
    return Math.floor(((Math.max(...longer) - 1) * 6) / 5);
  }

  plus(other: Rational): Rational {
    const [q, s] = [this.denominator, other.denominator];
    const common = gcd(q, s);
    const sum = this.numerator * (s / common) + other.numerator * (q / common);
    const shared = gcd(magnitude(sum), common);
    return new Rational(sum / shared, (q / common) * (s / shared));
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  times(other: Rational): Rational {
    let [p, q, r, s] = [this.numerator, this.denominator, other.numerator, other.denominator];
    const a = s === 1n ? 1n : gcd(magnitude(p), s);
    const b = q === 1n ? 1n : gcd(magnitude(r), q);
    if (a !== 1n) [p, s] = [p / a, s / a];
    if (b !== 1n) [r, q] = [r / b, q / b];
    return new Rational(p * r, q * s);
  }

  /** @throws RangeError when `other` is 0. */
  over(other: Rational): Rational {
    return this.times(other.inverse());
  }

  negated(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  /** @throws RangeError when this is 0. */
  inverse(): Rational {
    if (this.numerator === 0n) throw new RangeError("0 has no inverse");
    if (this.numerator < 0n) return new Rational(-this.denominator, -this.numerator);
    return new Rational(this.denominator, this.numerator);
  }

  /** This to an integer power, negative too; x^0 is 1. @throws RangeError for 0 to a power below 0. */
  power(exponent: bigint): Rational {
    if (exponent < 0n) return this.inverse().power(-exponent);
    return new Rational(this.numerator ** exponent, this.denominator ** exponent);
  }

  /** Negative, zero or positive as this is below, equal to or above `other`. */
  compare(other: Rational): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }

  equals(other: Rational): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  /** `"p/q"`, an integer without a denominator. */
  toString(): string {
    return this.isInteger ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }

  /** A fraction is a string in JSON, since JSON's numbers are floats. */
  toJSON(): string {
    return this.toString();
  }
}

const magnitude = (integer: bigint) => (integer < 0n ? -integer : integer);

const SMALL = 1_000_000_000n;

/** An upper bound, 9 for short numbers, of the decimal digits of an integer. */
export function digitBound(integer: bigint): number {
  if (integer < SMALL && integer > -SMALL) return 9;
  return Math.ceil((integer.toString(16).length * 6) / 5) + 1;
}
