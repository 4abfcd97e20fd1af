import { functions, type Gated, inexact } from "../operations/index.ts";
import {
  type Excerpt,
  type Finding,
  Mistake,
  nearest,
  type ProblemCode,
  problemAt,
} from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import type { CountNode, Expression, Role, Term } from "./expression.ts";
import { failure, spanOf, type Token, tokenize } from "./lexer.ts";
import { defaultLimits, type Limits } from "./limits.ts";

/** How an expression may compare two others. */
export const relations = ["=", "!=", "<", "<=", ">", ">="] as const;

/** A relation between two expressions: the condition of a claim. */
export interface Comparison {
  readonly left: Expression;
  readonly relation: (typeof relations)[number];
  readonly right: Expression;
}

/** The roles by the words that count them. */
const COUNTED: Readonly<Record<string, Role>> = {
  inputs: "input",
  targets: "target",
  parameters: "parameter",
  equations: "equation",
};

/**
 * Reads the expressions of a model (`dialect` model) or of a directive (`dialect` book, which adds
 * `dL/dw11`, `ReLU'(z1)`, `count(parameters)` and `abs`). By recursive descent:
 *
 *     sum     = product { ("+" | "-") product }
 *     product = signed { ("*" | "/") signed }
 *     signed  = "-" signed | power
 *     power   = atom [ "^" (integer | "(" "-" integer ")") ]
 *     atom    = number | name | name "(" sum { "," sum } ")" | "(" sum ")"
 *
 * Every method throws a Mistake at the first wrong character.
 */
class Parser {
  private readonly tokens: readonly Token[];
  private index = 0;
  private depth = 0;

  constructor(
    private readonly input: Excerpt,
    private readonly dialect: "model" | "book",
    private readonly limits: Limits,
  ) {
    this.tokens = tokenize(input, dialect === "book");
  }

  whole(): Expression {
    const expression = this.sum();
    this.end("an operator or the end");
    return expression;
  }

  list(): Expression[] {
    const list = [this.sum()];
    while (this.accept(",")) list.push(this.sum());
    this.end('an operator, "," or the end');
    return list;
  }

  comparison(): Comparison {
    const left = this.sum();
    const token = this.take();
    const relation = relations.find((symbol) => symbol === token.text);
    if (!relation) throw this.unexpected(token, `one of ${relations.join(" ")}`);
    const right = this.sum();
    this.end("an operator or the end");
    return { left, relation, right };
  }

  private sum(): Expression {
    return this.chain("sum", ["+", "-"], () => this.chain("product", ["*", "/"], () => this.signed()));
  }

  private chain(chain: "sum" | "product", symbols: Term["link"][], operand: () => Expression): Expression {
    const start = this.peek().start;
    const first = operand();
    const terms: Term[] = [{ link: chain === "sum" ? "+" : "*", expression: first }];
    for (;;) {
      const link = symbols.find((symbol) => this.accept(symbol));
      if (link === undefined) break;
      terms.push({ link, expression: operand() });
    }
    return terms.length === 1 ? first : { kind: "chain", chain, terms, span: this.spanFrom(start) };
  }

  private signed(): Expression {
    const start = this.peek().start;
    if (!this.accept("-")) return this.power();
    const operand = this.deeper(() => this.signed());
    return { kind: "negate", operand, span: this.spanFrom(start) };
  }

  private power(): Expression {
    const start = this.peek().start;
    const base = this.atom();
    if (!this.accept("^")) return base;
    const bracketed = this.accept("(");
    const sign = this.accept("-") ? -1n : 1n;
    const token = this.take();
    if (token.kind !== "number" || !/^\d+$/.test(token.text)) {
      throw this.mistake(token, "bad-exponent", {
        found: `the exponent ${quoted(token)}`,
        expected: "an integer such as 2 or (-1)",
      });
    }
    if (bracketed) this.expect(")");
    if (token.text.length > 18) {
      throw this.mistake(token, "limit-exceeded", { found: `an exponent of ${token.text.length} digits` });
    }
    return { kind: "power", base, exponent: sign * BigInt(token.text), span: this.spanFrom(start) };
  }

  private atom(): Expression {
    const token = this.take();
    if (token.kind === "number") return this.number(token);
    if (token.kind === "derivative") {
      const [of = "", by = ""] = token.text.split("/").map((half) => half.slice(1));
      return { kind: "derivative", of, by, span: this.spanFrom(token.start) };
    }
    if (token.text === "(") {
      const inner = this.deeper(() => this.sum());
      this.expect(")");
      return inner;
    }
    if (token.kind !== "name") throw this.unexpected(token, 'a number, a name or "("');
    if (token.text.endsWith("'")) return this.gate(token);
    if (this.accept("(")) return this.call(token);
    return { kind: "name", name: token.text, span: this.spanFrom(token.start) };
  }

  private number(token: Token): Expression {
    const value = Rational.parse(token.text);
    if (!value || token.text.length > this.limits.digits) {
      throw this.mistake(token, "limit-exceeded", { found: `the number ${clip(token.text)}` });
    }
    return { kind: "number", value, text: token.text, span: this.spanFrom(token.start) };
  }

  private call(token: Token): Expression {
    if (this.dialect === "book" && token.text === "count") return this.count(token);
    const row = functions.get(token.text);
    if (!row) throw this.unknownFunction(token);
    const args = this.args();
    const span = this.spanFrom(token.start);
    const [least, most] = row.arity;
    if (args.length < least || args.length > most) {
      throw this.mistake(token, "wrong-arity", {
        found: `${token.text} with ${args.length} arguments`,
        expected: least === most ? String(least) : `at least ${least}`,
      });
    }
    return { kind: "call", name: row.name, args, span };
  }

  private gate(token: Token): Expression {
    const title = token.text.slice(0, -1);
    const row = [...functions.values()].find((candidate) => candidate.title === title);
    if (this.dialect === "model" || !row) throw this.unexpected(token, "a number, a name or a function");
    this.expect("(");
    const args = this.args();
    return { kind: "gate", name: row.name, args, index: 0, span: this.spanFrom(token.start) };
  }

  private count(token: Token): CountNode {
    const word = this.take();
    const role = COUNTED[word.text];
    if (!role) throw this.unexpected(word, `one of ${Object.keys(COUNTED).join(" ")}`);
    this.expect(")");
    return { kind: "count", role, span: this.spanFrom(token.start) };
  }

  private args(): Expression[] {
    const args = this.deeper(() => {
      const list = [this.sum()];
      while (this.accept(",")) list.push(this.sum());
      return list;
    });
    this.expect(")");
    return args;
  }

  private deeper<T>(parse: () => T): T {
    if (++this.depth > this.limits.depth) {
      const expected = `at most ${this.limits.depth}; give a part a name of its own`;
      throw this.mistake(this.peek(), "limit-exceeded", {
        found: "brackets or signs nested too deep",
        expected,
      });
    }
    const result = parse();
    this.depth -= 1;
    return result;
  }

  private peek(): Token {
    const token = this.tokens[Math.min(this.index, this.tokens.length - 1)];
    if (!token) throw new Error("the lexer gives at least one token");
    return token;
  }

  private take(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  private accept(text: string): boolean {
    const token = this.peek();
    if (token.kind === "end" || token.text !== text) return false;
    this.index += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected(this.peek(), quoted({ text, kind: "operator" }));
  }

  private end(expected: string): void {
    if (this.peek().kind !== "end") throw this.unexpected(this.peek(), expected);
  }

  private spanFrom(start: number) {
    return spanOf(this.input, start, this.tokens[this.index - 1]?.end ?? start);
  }

  private unexpected(token: Token, expected: string): Mistake {
    return failure(this.input, token.start, { found: quoted(token), expected });
  }

  private unknownFunction(token: Token): Mistake {
    const instead = inexact.get(token.text);
    if (instead !== undefined) {
      return this.mistake(token, "not-exact", {
        found: `${token.text} takes rational numbers to irrational ones`,
        expected: `an operation that stays exact: ${instead}`,
      });
    }
    const known = [...functions.keys(), ...(this.dialect === "book" ? ["count"] : [])];
    return this.mistake(token, "unknown-function", {
      found: quoted(token),
      expected: `one of ${known.join(", ")}`,
      suggestion: nearest(token.text, known),
    });
  }

  private mistake(token: Token, code: ProblemCode, finding: Finding): Mistake {
    return new Mistake(
      problemAt(this.input.source, spanOf(this.input, token.start, token.end), code, finding),
    );
  }
}

const quoted = (token: Pick<Token, "text" | "kind">) =>
  token.kind === "end" ? token.text : JSON.stringify(token.text);
const clip = (text: string) => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

/** Reads an expression of a model. @throws Mistake with the place of the first wrong character. */
export function parseExpression(input: Excerpt, limits: Limits = defaultLimits): Expression {
  return new Parser(input, "model", limits).whole();
}

/** Reads the expressions of a directive's label, separated by commas. @throws Mistake likewise. */
export function parseQuantities(input: Excerpt, limits: Limits = defaultLimits): Expression[] {
  return new Parser(input, "book", limits).list();
}

/** Reads a claim's condition. @throws Mistake likewise. */
export function parseComparison(input: Excerpt, limits: Limits = defaultLimits): Comparison {
  return new Parser(input, "book", limits).comparison();
}

/** The row of a function that the parser has let through. */
export function functionRow(name: string): Gated {
  const row = functions.get(name);
  if (!row) throw new Error(`no function ${name}`);
  return row;
}
