import { functions } from "../../src/operations/index.ts";
import { Rational } from "../../src/rational/index.ts";
import { anyConventions, arithmetic } from "../../src/trace/numbers.ts";

const TOKENS = /\\[a-z]+|[A-Za-z]+|\d+(?:\.\d+)?|\S/g;

/**
 * The value of a formula of numbers, read from its TeX as a reader would read it: a bar over a bar divides, what
 * stands side by side is multiplied, an exponent belongs to the piece before it.
 * @throws Error for TeX that is more than numbers, or that does not parse to its end.
 */
export function texValue(tex: string): Rational {
  const plain = tex.replaceAll("\\left|", "⟨").replaceAll("\\right|", "⟩");
  const reader = new Reader(plain.replace(/\\(left|right|biggl|biggr)\b/g, "").match(TOKENS) ?? []);
  const value = reader.sum();
  if (reader.next !== undefined) throw new Error(`${reader.next} is left of ${tex}`);
  return value;
}

class Reader {
  private at = 0;
  constructor(private readonly tokens: readonly string[]) {}

  get next(): string | undefined {
    return this.tokens[this.at];
  }

  private take(expected?: string): string {
    const token = this.next;
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`${token} where ${expected ?? "something"} is expected`);
    this.at += 1;
    return token;
  }

  private has(token: string): boolean {
    const is = this.next === token;
    if (is) this.at += 1;
    return is;
  }

  sum(): Rational {
    let total = Rational.zero;
    do {
      const sign = this.has("-") ? -1 : Number(this.has("+") || 1);
      const product = this.product();
      total = sign < 0 ? total.minus(product) : total.plus(product);
    } while (this.next === "+" || this.next === "-");
    return total;
  }

  private product(): Rational {
    let value = this.power();
    while (this.next !== undefined && /^[\\\d(⟨{]/.test(this.next)) {
      this.has("\\cdot");
      value = value.times(this.power());
    }
    return value;
  }

  private power(): Rational {
    const base = this.atom();
    if (!this.has("^")) return base;
    if (this.next !== "{") return base.power(BigInt(this.take()));
    this.take("{");
    const sign = this.has("-") ? -1n : 1n;
    const exponent = sign * BigInt(this.take());
    this.take("}");
    return base.power(exponent);
  }

  private group(open: string, close: string): Rational {
    this.take(open);
    const value = this.sum();
    this.take(close);
    return value;
  }

  private atom(): Rational {
    if (this.next === "(") return this.group("(", ")");
    if (this.next === "⟨") return size(this.group("⟨", "⟩"));
    if (this.next === "{") return this.group("{", "}");
    const token = this.take();
    if (token === "\\frac") return this.group("{", "}").over(this.group("{", "}"));
    if (token === "\\operatorname") return this.call();
    const number = Rational.parse(token);
    if (!number) throw new Error(`${token} is no number`);
    return number;
  }

  private call(): Rational {
    this.take("{");
    const title = this.take();
    this.take("}");
    this.take("(");
    const args = [this.sum()];
    while (this.has(",")) args.push(this.sum());
    this.take(")");
    const row = [...functions.values()].find((one) => one.title === title);
    if (!row) throw new Error(`${title} is no function`);
    return row.value(arithmetic(Number.POSITIVE_INFINITY), args, anyConventions);
  }
}

const size = (value: Rational) => (value.sign < 0 ? value.negated() : value);
