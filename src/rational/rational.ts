import Fraction from "fraction.js";

/** A number as an author writes it: `3`, `-2`, `0.1`, `1e3`, `1/3`; not `8.`, `.5` or `1_000`. */
const LITERAL = /^-?(\d+\/\d+|\d+(\.\d+)?([eE][+-]?\d+)?)$/;

/**
 * An exact rational number p/q in lowest terms with q > 0; immutable.
 *
 * Every number of a model, a trace and a page is one of these. Only text and bigints come in, so no
 * float can: fraction.js would round one without a word. Arithmetic is fraction.js's, which
 * reduces after every operation; long sums go through {@link Rational.sum}, which reduces once.
 */
export class Rational {
  static readonly zero = Rational.of(0n);
  static readonly one = Rational.of(1n);

  private constructor(private readonly fraction: Fraction) {}

  /**
   * The rational `numerator / denominator`.
   * @throws RangeError when the denominator is 0.
   */
  static of(numerator: bigint, denominator = 1n): Rational {
    if (denominator === 0n) throw new RangeError("a rational number has no denominator 0");
    return new Rational(new Fraction(numerator, denominator));
  }

  /** Reads a number as an author writes it; undefined when the text is not one (or divides by zero). */
  static parse(text: string): Rational | undefined {
    if (!LITERAL.test(text) || /\/0+$/.test(text)) return undefined;
    const exponent = /[eE]([+-]?\d+)$/.exec(text);
    if (!exponent) return new Rational(new Fraction(text));
    const mantissa = new Fraction(text.slice(0, exponent.index));
    const shift = Number(exponent[1]);
    const power = 10n ** BigInt(Math.abs(shift));
    return new Rational(shift < 0 ? mantissa.div(power) : mantissa.mul(power));
  }

  /** The sum of any number of rationals over one common denominator, reduced once. */
  static sum(terms: readonly Rational[]): Rational {
    if (terms.length < 3) return terms.length === 0 ? Rational.zero : terms.reduce((a, b) => a.plus(b));
    let numerator = 0n;
    let denominator = 1n;
    for (const term of terms) {
      const q = term.denominator;
      if (q === denominator) numerator += term.numerator;
      else if (denominator % q === 0n) numerator += term.numerator * (denominator / q);
      else {
        const factor = q / gcd(denominator, q);
        numerator = numerator * factor + term.numerator * ((denominator * factor) / q);
        denominator *= factor;
      }
    }
    return Rational.of(numerator, denominator);
  }

  /** p, which carries the sign. */
  get numerator(): bigint {
    return this.fraction.s * this.fraction.n;
  }

  /** q > 0. */
  get denominator(): bigint {
    return this.fraction.d;
  }

  /** -1, 0 or 1. */
  get sign(): -1 | 0 | 1 {
    const p = this.numerator;
    return p > 0n ? 1 : p < 0n ? -1 : 0;
  }

  get isInteger(): boolean {
    return this.denominator === 1n;
  }

  /** An upper bound, 9 for short numbers, of the decimal digits of the longer of p and q; cheap. */
  get digitBound(): number {
    return Math.max(digitBound(this.numerator), digitBound(this.denominator));
  }

  plus(other: Rational): Rational {
    return new Rational(this.fraction.add(other.fraction));
  }

  minus(other: Rational): Rational {
    return new Rational(this.fraction.sub(other.fraction));
  }

  times(other: Rational): Rational {
    return new Rational(this.fraction.mul(other.fraction));
  }

  /** @throws RangeError when `other` is 0. */
  over(other: Rational): Rational {
    return this.times(other.inverse());
  }

  negated(): Rational {
    return new Rational(this.fraction.neg());
  }

  /** @throws RangeError when this is 0. */
  inverse(): Rational {
    if (this.sign === 0) throw new RangeError("0 has no inverse");
    return new Rational(this.fraction.inverse());
  }

  /** This to an integer power, negative too; x^0 is 1. @throws RangeError for 0 to a power below 0. */
  power(exponent: bigint): Rational {
    if (exponent < 0n) return this.inverse().power(-exponent);
    return Rational.of(this.numerator ** exponent, this.denominator ** exponent);
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
    return this.fraction.toFraction();
  }

  /** A fraction is a string in JSON, since JSON's numbers are floats. */
  toJSON(): string {
    return this.toString();
  }
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

const SMALL = 1_000_000_000n;

function digitBound(integer: bigint): number {
  if (integer < SMALL && integer > -SMALL) return 9;
  return Math.ceil(integer.toString(16).length * Math.log10(16));
}
