import { functions, inexact, isGated, type Link, losses } from "../operations/index.ts";
import { type Excerpt, excerpt, type Mistake, nearest, part, Source } from "../problem/index.ts";
import { Cursor, quoted } from "./cursor.ts";
import type { CountNode, DigitsNode, Expression, Role, Term } from "./expression.ts";
import type { Token } from "./lexer.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { expandLoss } from "./loss.ts";
import { readNumber } from "./number.ts";

/** The roles by the words that count them. */
const COUNTED: Readonly<Record<string, Role>> = {
  inputs: "input",
  targets: "target",
  parameters: "parameter",
  equations: "equation",
};

/**
 * Reads the expressions of a model (`dialect` model) or of a directive (`dialect` book, which adds
 * `dL/dw11`, `ReLU'(z1)`, `max'2(x, y)`, `count(parameters)`, `digits(L)` and `L[w11=6/5]`). By recursive descent:
 *
 *     sum     = product { ("+" | "-") product }
 *     product = signed { ("*" | "/") signed }
 *     signed  = "-" signed | power
 *     power   = variant [ "^" (integer | "(" "-" integer ")") ]
 *     variant = atom { "[" numbers, as the attribute `with` has them "]" }
 *     atom    = number | name | name "(" sum { "," sum } ")" | "(" sum ")"
 *
 * Every method throws a Mistake at the first wrong character.
 */
export class Parser {
  protected readonly cursor: Cursor;

  constructor(
    input: Excerpt,
    private readonly dialect: "model" | "book",
    limits: Limits,
  ) {
    this.cursor = new Cursor(input, limits, dialect === "book");
  }

  whole(): Expression {
    const expression = this.sum();
    this.cursor.finish("an operator or the end");
    return expression;
  }

  list(): Expression[] {
    const list = this.items();
    this.cursor.finish('an operator, "," or the end');
    return list;
  }

  private items(): Expression[] {
    const items = [this.sum()];
    while (this.cursor.accept(",")) items.push(this.sum());
    return items;
  }

  protected sum(): Expression {
    return this.chain("sum", ["+", "-"], () => this.chain("product", ["*", "/"], () => this.signed()));
  }

  private chain(kind: "sum" | "product", symbols: Link["symbol"][], operand: () => Expression): Expression {
    const { start } = this.cursor.peek();
    const first = operand();
    const terms: Term[] = [{ link: kind === "sum" ? "+" : "*", expression: first }];
    for (;;) {
      const link = symbols.find((symbol) => this.cursor.accept(symbol));
      if (link === undefined) break;
      terms.push({ link, expression: operand() });
    }
    if (terms.length === 1) return first;
    return { kind: "chain", chain: kind, terms, span: this.cursor.spanFrom(start) };
  }

  private signed(): Expression {
    const { start } = this.cursor.peek();
    if (!this.cursor.accept("-")) return this.power();
    const operand = this.cursor.deeper(() => this.signed());
    return { kind: "negate", operand, span: this.cursor.spanFrom(start) };
  }

  private power(): Expression {
    const { cursor } = this;
    const { start } = cursor.peek();
    const base = this.variant();
    if (!cursor.accept("^")) return base;
    const bracketed = cursor.accept("(");
    const sign = cursor.accept("-") ? -1n : 1n;
    const token = cursor.take();
    const integer = token.kind === "number" && /^\d+$/.test(token.text);
    if (!integer || (bracketed && !cursor.accept(")"))) {
      throw cursor.mistake(token, "bad-exponent", {
        found: `${integer ? "an exponent that begins with" : "the exponent"} ${quoted(token)}`,
        expected: "an integer such as 2 or (-1)",
      });
    }
    if (token.text.length > 18 || BigInt(token.text) > cursor.limits.exponent) {
      throw cursor.mistake(token, "limit-exceeded", {
        found: `the exponent ${quoted(token)}`,
        expected: `at most ${cursor.limits.exponent}`,
      });
    }
    return { kind: "power", base, exponent: sign * BigInt(token.text), span: cursor.spanFrom(start) };
  }

  private variant(): Expression {
    const { cursor } = this;
    const { start } = cursor.peek();
    let operand = this.atom();
    while (cursor.peek().kind === "setting") {
      const token = cursor.take();
      const setting = part(cursor.input, token.start + 1, token.end - 1);
      operand = { kind: "variant", operand, setting, span: cursor.spanFrom(start) };
    }
    return operand;
  }

  private atom(): Expression {
    const { cursor } = this;
    const token = cursor.take();
    if (token.kind === "number") {
      const span = cursor.spanFrom(token.start);
      const value = readNumber({ text: token.text, source: cursor.input.source }, span, cursor.limits);
      return { kind: "number", value, text: token.text, span };
    }
    if (token.kind === "derivative") {
      const [of = "", by = ""] = token.text.split("/").map((half) => half.slice(1));
      return { kind: "derivative", of, by, span: cursor.spanFrom(token.start) };
    }
    if (token.text === "(") {
      const inner = cursor.deeper(() => this.sum());
      cursor.expect(")");
      return inner;
    }
    if (token.kind !== "name") throw cursor.unexpected(token, 'a number, a name or "("');
    if (token.text.includes("'")) return this.gate(token);
    if (cursor.accept("(")) return this.call(token);
    return { kind: "name", name: token.text, span: cursor.spanFrom(token.start) };
  }

  private call(token: Token): Expression {
    if (this.dialect === "book" && token.text === "count") return this.count(token);
    if (this.dialect === "book" && token.text === "digits") return this.digits(token);
    const row = functions.get(token.text);
    const loss = losses.get(token.text);
    if (!row && !loss) throw this.unknownFunction(token);
    const args = this.args();
    const span = this.cursor.spanFrom(token.start);
    const [least, most] = row?.arity ?? [2, Number.POSITIVE_INFINITY];
    if (args.length < least || args.length > most || (loss && args.length % 2 !== 0)) {
      const expected = least === most ? String(least) : `at least ${least}`;
      throw this.cursor.mistake(token, "wrong-arity", {
        found: `${token.text} with ${args.length} argument${args.length === 1 ? "" : "s"}`,
        expected: loss ? `pairs of ${loss.parameters.join(" and ")}` : expected,
      });
    }
    if (!loss) return { kind: "call", name: token.text, args, span };
    const body = new Parser(excerpt(new Source(loss.name, loss.body)), "model", this.cursor.limits).whole();
    return expandLoss(loss, body, args, span);
  }

  /** `ReLU'(z1)`, or `max'2(x, y)` by the second of several arguments. */
  private gate(token: Token): Expression {
    const [title, place] = token.text.split("'");
    const row = [...functions.values()].filter(isGated).find((candidate) => candidate.title === title);
    if (this.dialect === "model" || !row) {
      throw this.cursor.unexpected(token, "a number, a name or a function");
    }
    this.cursor.expect("(");
    const args = this.args();
    const index = Number(place || "1") - 1;
    if (index < 0 || index >= Math.min(args.length, row.gates)) {
      throw this.cursor.unexpected(
        token,
        `${row.title}'1 to ${row.title}'${Math.min(args.length, row.gates)}`,
      );
    }
    return { kind: "gate", name: row.name, args, index, span: this.cursor.spanFrom(token.start) };
  }

  private count(token: Token): CountNode {
    const word = this.cursor.take();
    const role = COUNTED[word.text];
    if (!role) throw this.cursor.unexpected(word, `one of ${Object.keys(COUNTED).join(" ")}`);
    this.cursor.expect(")");
    return { kind: "count", role, span: this.cursor.spanFrom(token.start) };
  }

  private digits(token: Token): DigitsNode {
    const operand = this.cursor.deeper(() => this.sum());
    this.cursor.expect(")");
    return { kind: "digits", operand, span: this.cursor.spanFrom(token.start) };
  }

  private args(): Expression[] {
    const args = this.cursor.deeper(() => this.items());
    this.cursor.expect(")");
    return args;
  }

  private unknownFunction(token: Token): Mistake {
    const instead = inexact.get(token.text);
    if (instead !== undefined) {
      return this.cursor.mistake(token, "not-exact", {
        found: `${token.text} takes rational numbers to irrational ones`,
        expected: `an operation that stays exact: ${instead}`,
      });
    }
    const known = [
      ...functions.keys(),
      ...losses.keys(),
      ...(this.dialect === "book" ? ["count", "digits"] : []),
    ];
    return this.cursor.mistake(token, "unknown-function", {
      found: quoted(token),
      expected: `one of ${known.join(", ")}`,
      suggestion: nearest(token.text, known),
    });
  }
}

/** Reads an expression of a model. @throws Mistake with the place of the first wrong character. */
export function parseExpression(input: Excerpt, limits: Limits = defaultLimits): Expression {
  return new Parser(input, "model", limits).whole();
}

/** Reads the expressions of a directive's label, separated by commas. @throws Mistake likewise. */
export function parseQuantities(input: Excerpt, limits: Limits = defaultLimits): Expression[] {
  return new Parser(input, "book", limits).list();
}
