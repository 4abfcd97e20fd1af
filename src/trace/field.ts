import { type Expression, functionRow, type Model } from "../model/index.ts";
import type { Arithmetic } from "../operations/index.ts";
import { Rational } from "../rational/index.ts";

/** A kind of number with + - * /, which carries the plain value that branches are chosen by. */
export interface Field<T> {
  readonly value: Rational;
  plus(other: T): T;
  minus(other: T): T;
  times(other: T): T;
  /** @throws RangeError when the other's value is 0. */
  over(other: T): T;
}

/**
 * The value of every equation in a field, by + - * / and the choice of a branch alone: no derivative row
 * is used. A name that `given` knows is not computed.
 * @throws RangeError where the model has no value; run it first.
 */
export function evaluateIn<T extends Field<T>>(
  model: Model,
  constant: (value: Rational) => T,
  given: (name: string) => T | undefined,
): ReadonlyMap<string, T> {
  const results = new Map<string, T>();
  const [zero, one] = [constant(Rational.zero), constant(Rational.one)];
  const arithmetic: Arithmetic<T> = {
    constant,
    sum: (terms) => terms.reduce((a, b) => a.plus(b), zero),
    times: (a, b) => a.times(b),
    value: (x) => x.value,
  };
  const visit = (node: Expression): T => {
    switch (node.kind) {
      case "number":
        return constant(node.value);
      case "name":
        return results.get(node.name) ?? absent(node.name);
      case "negate":
        return zero.minus(visit(node.operand));
      case "power":
        return raise(visit(node.base), node.exponent, one);
      case "call":
        return functionRow(node.name).value(arithmetic, node.args.map(visit), model.conventions);
      case "chain":
        return node.terms
          .map(({ link, expression }) => ({ link, x: visit(expression) }))
          .reduce((result, { link, x }) => join(result, link, x), node.chain === "sum" ? zero : one);
      default:
        return absent(node.kind);
    }
  };
  for (const { name } of model.quantities.values()) {
    const value = given(name);
    if (value) results.set(name, value);
  }
  for (const { name, expression } of model.inOrder) {
    if (!results.has(name)) results.set(name, visit(expression));
  }
  return results;
}

function join<T extends Field<T>>(a: T, link: "+" | "-" | "*" | "/", b: T): T {
  switch (link) {
    case "+":
      return a.plus(b);
    case "-":
      return a.minus(b);
    case "*":
      return a.times(b);
    case "/":
      return a.over(b);
  }
}

/** An integer power by squaring and multiplying; x^0 is 1. */
function raise<T extends Field<T>>(base: T, exponent: bigint, one: T): T {
  if (exponent < 0n) return one.over(raise(base, -exponent, one));
  let [result, square] = [one, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = result.times(square);
    if (rest > 1n) square = square.times(square);
  }
  return result;
}

function absent(what: string): never {
  throw new Error(`no number for ${what}`);
}
