import type { Link } from "../operations/index.ts";
import type { Rational } from "../rational/index.ts";
import type { CallNode, ChainNode, DerivativeNode, Expression, GateNode, Role } from "./expression.ts";

/** How tightly a written piece holds together; a piece is bracketed inside a tighter one. */
export const Level = { sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;

/** A written piece of an expression with what decides about brackets around it. */
export interface Written {
  readonly text: string;
  readonly level: number;
  /** It begins with a minus sign. */
  readonly negative: boolean;
  /** It begins with a negative number: the same piece with that sign turned. */
  readonly turned?: string | undefined;
  /** It is a number with a denominator. */
  readonly fraction: boolean;
}

/** A written factor of a product, and whether the product is multiplied or divided by it. */
export interface Factor {
  readonly link: Link["symbol"];
  readonly text: string;
  /** The same without brackets around it. */
  readonly bare: string;
}

/** A product in one line: `a*b/c`. */
export const inLine = (factors: readonly Factor[]): string =>
  factors.map(({ link, text }, index) => (index === 0 ? text : link + text)).join("");

/** The signs of one way of writing: plain text, or TeX. */
export interface Script {
  /** A fraction must be bracketed to be multiplied. */
  readonly bracketsFactors: boolean;
  number(value: Rational, text: string): string;
  name(name: string): string;
  bracket(inner: string): string;
  /** A later term of a sum; `tight` inside of brackets. */
  term(sum: string, sign: "+" | "-", term: string, tight: boolean): string;
  product(factors: readonly Factor[]): string;
  power(base: string, exponent: bigint): string;
  call(node: CallNode, args: readonly string[]): string;
  gate(node: GateNode, args: readonly string[]): string;
  derivative(node: DerivativeNode): string;
  count(role: Role): string;
  variant(operand: string, setting: string): string;
  digits(operand: string): string;
}

/** A number in the place of a name, or undefined to keep the name. */
export type Substitution = (name: string) => Rational | undefined;

/**
 * Writes an expression with the author's terms and operators, names as symbols or, where `values` gives
 * one, as numbers. A negative number that begins a later term of a sum turns the term's sign; anywhere
 * but at the front a negative is bracketed, and so is a fraction that is multiplied or raised.
 */
export function write(
  expression: Expression,
  script: Script,
  values: Substitution = () => undefined,
): string {
  return new Writer(script, values).write(expression, false).text;
}

class Writer {
  constructor(
    private readonly script: Script,
    private readonly values: Substitution,
  ) {}

  write(node: Expression, tight: boolean): Written {
    const { script } = this;
    switch (node.kind) {
      case "number":
        return this.number(node.value, node.text);
      case "name": {
        const value = this.values(node.name);
        return value ? this.number(value, value.toString()) : atom(script.name(node.name));
      }
      case "chain":
        return node.chain === "sum" ? this.sum(node, tight) : this.product(node);
      case "negate": {
        const operand = this.write(node.operand, tight);
        const text =
          operand.level < Level.power || operand.negative ? this.bracket(node.operand) : operand.text;
        return { text: `-${text}`, level: Level.sign, negative: true, fraction: false };
      }
      case "power":
        return {
          text: script.power(this.base(node.base), node.exponent),
          level: Level.power,
          negative: false,
          fraction: false,
        };
      case "call":
        return atom(script.call(node, this.args(node.args)));
      case "gate":
        return atom(script.gate(node, this.args(node.args)));
      case "derivative":
        return atom(script.derivative(node));
      case "count":
        return atom(script.count(node.role));
      case "variant":
        return atom(
          script.variant(new Writer(script, () => undefined).varied(node.operand), node.setting.text),
        );
      case "digits":
        return atom(script.digits(this.write(node.operand, true).text));
    }
  }

  private number(value: Rational, text: string): Written {
    const { script } = this;
    const negative = value.sign < 0;
    const positive = () => script.number(value.negated(), value.negated().toString());
    return {
      text: script.number(value, text),
      level: negative ? Level.sign : Level.atom,
      negative,
      turned: negative ? positive() : undefined,
      fraction: !value.isInteger && text.includes("/"),
    };
  }

  private sum(node: ChainNode, tight: boolean): Written {
    let result: Written | undefined;
    for (const { link, expression } of node.terms) {
      const term = this.write(expression, tight);
      if (!result) {
        const text = term.level <= Level.sum ? this.bracket(expression) : term.text;
        result = { ...term, text, level: Level.sum, fraction: false, turned: undefined };
        continue;
      }
      const turn = term.turned !== undefined;
      const bare = term.level > Level.sum && !term.negative;
      const text = term.turned ?? (bare ? term.text : this.bracket(expression));
      const sign = (link === "-") !== turn ? "-" : "+";
      result = { ...result, text: this.script.term(result.text, sign, text, tight) };
    }
    if (!result) throw new Error("a chain has terms");
    return result;
  }

  private product(node: ChainNode): Written {
    const [first, ...rest] = node.terms;
    if (!first) throw new Error("a chain has terms");
    const head = this.write(first.expression, false);
    const shut = head.level <= Level.product || (head.fraction && this.script.bracketsFactors);
    const later = rest.map(({ link, expression }) => this.factor(link, expression));
    const join = (bare: string, tight: string) => {
      const text = shut ? this.script.bracket(tight) : bare;
      return this.script.product([{ link: "*", text, bare }, ...later]);
    };
    return {
      text: join(head.text, this.write(first.expression, true).text),
      level: Level.product,
      negative: head.negative && !shut,
      turned: head.turned && join(head.turned, head.turned),
      fraction: false,
    };
  }

  /** A later factor of a product. */
  private factor(link: Link["symbol"], node: Expression): Factor {
    const factor = this.write(node, false);
    const bare = factor.level >= Level.power && !(factor.fraction && this.script.bracketsFactors);
    return { link, text: bare ? factor.text : this.bracket(node), bare: factor.text };
  }

  /** What a variant's brackets stand behind. */
  private varied(node: Expression): string {
    const operand = this.write(node, false);
    return operand.level === Level.atom && !operand.fraction ? operand.text : this.bracket(node);
  }

  private base(node: Expression): string {
    const base = this.write(node, false);
    const bare = base.level === Level.atom && !base.fraction && !this.isStacked(node);
    return bare ? base.text : this.bracket(node);
  }

  /** TeX writes it on two levels, so that an exponent behind it would be misread. */
  private isStacked(node: Expression): boolean {
    return node.kind === "derivative" || node.kind === "variant";
  }

  private bracket(node: Expression): string {
    return this.script.bracket(this.write(node, true).text);
  }

  private args(args: readonly Expression[]): string[] {
    return args.map((arg) => this.write(arg, true).text);
  }
}

const atom = (text: string): Written => ({ text, level: Level.atom, negative: false, fraction: false });
