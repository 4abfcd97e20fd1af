import type { Link } from "../operations/index.ts";
import type { Excerpt, Span } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";

/** A literal; `text` is as the author wrote it. */
export interface NumberNode {
  readonly kind: "number";
  readonly value: Rational;
  readonly text: string;
  readonly span: Span;
}

/** A quantity of the model, by name. */
export interface NameNode {
  readonly kind: "name";
  readonly name: string;
  readonly span: Span;
}

/** One term of a chain and the link that takes it in; the first term's link is `+` or `*`. */
export interface Term {
  readonly link: Link["symbol"];
  readonly expression: Expression;
}

/** A sum or product of any number of terms in the author's order. */
export interface ChainNode {
  readonly kind: "chain";
  readonly chain: "sum" | "product";
  readonly terms: readonly Term[];
  readonly span: Span;
}

/** A minus sign before an operand. */
export interface NegateNode {
  readonly kind: "negate";
  readonly operand: Expression;
  readonly span: Span;
}

/** A base to an integer power. */
export interface PowerNode {
  readonly kind: "power";
  readonly base: Expression;
  readonly exponent: bigint;
  readonly span: Span;
}

/** A function of the model language with its arguments. */
export interface CallNode {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expression[];
  readonly span: Span;
}

/** The local derivative of an operation with a kink by its argument `index`: `ReLU'(z1)`. */
export interface GateNode {
  readonly kind: "gate";
  readonly name: string;
  readonly args: readonly Expression[];
  /** Counted from 0. */
  readonly index: number;
  readonly span: Span;
}

/** The derivative of one named quantity by another: `dL/dw11`. Not part of a model's equations. */
export interface DerivativeNode {
  readonly kind: "derivative";
  readonly of: string;
  readonly by: string;
  readonly span: Span;
}

/** How many quantities of a role the model has: `count(parameters)`. Not part of a model's equations. */
export interface CountNode {
  readonly kind: "count";
  readonly role: Role;
  readonly span: Span;
}

/**
 * An expression with other numbers in the place of the model's own, or after steps of gradient descent:
 * `L[w11=6/5]`, `dL/dw11[after=1]`. Not part of a model's equations.
 */
export interface VariantNode {
  readonly kind: "variant";
  readonly operand: Expression;
  /** What stands in the brackets. */
  readonly setting: Excerpt;
  readonly span: Span;
}

/**
 * The decimal digits of an expression's value, of its numerator or its denominator, whichever is longer:
 * `digits(L)`. Not part of a model's equations.
 */
export interface DigitsNode {
  readonly kind: "digits";
  readonly operand: Expression;
  readonly span: Span;
}

/** What a quantity is in its model. */
export type Role = "input" | "target" | "parameter" | "equation";

/** A parsed expression; every node knows its place in the file it was read from. */
export type Expression =
  | NumberNode
  | NameNode
  | ChainNode
  | NegateNode
  | PowerNode
  | CallNode
  | GateNode
  | DerivativeNode
  | CountNode
  | VariantNode
  | DigitsNode;

/** The expressions directly inside of one; none in a variant, where names have other values. */
export function operands(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "chain":
      return expression.terms.map((term) => term.expression);
    case "negate":
    case "digits":
      return [expression.operand];
    case "power":
      return [expression.base];
    case "call":
    case "gate":
      return expression.args;
    default:
      return [];
  }
}

/** An expression and everything in it, in the order of the text. */
export function nodes(expression: Expression): Expression[] {
  const found: Expression[] = [];
  const gather = (node: Expression): void => {
    found.push(node);
    if (node.kind === "chain") for (const term of node.terms) gather(term.expression);
    else operands(node).forEach(gather);
  };
  gather(expression);
  return found;
}

/** The quantities that an expression names, a gradient by what it is taken by, in their order. */
export function quantitiesIn(expression: Expression): string[] {
  return nodes(expression).flatMap((node) => {
    if (node.kind === "name") return [node.name];
    return node.kind === "derivative" ? [node.by] : [];
  });
}

/**
 * An expression with others in the place of the nodes that `replace` knows; `at`, where given, becomes
 * the place of every node but those.
 */
export function substitute(
  node: Expression,
  replace: (node: Expression) => Expression | undefined,
  at?: Span,
): Expression {
  const other = replace(node);
  if (other) return other;
  const inner = (operand: Expression) => substitute(operand, replace, at);
  const span = at ?? node.span;
  switch (node.kind) {
    case "chain": {
      const terms = node.terms.map(({ link, expression }) => ({ link, expression: inner(expression) }));
      return { ...node, terms, span };
    }
    case "negate":
    case "digits":
      return { ...node, operand: inner(node.operand), span };
    case "power":
      return { ...node, base: inner(node.base), span };
    case "call":
    case "gate":
      return { ...node, args: node.args.map(inner), span };
    default:
      return { ...node, span };
  }
}
