import { type Comparison, type Expression, nodes, substitute } from "../model/index.ts";
import { attempt, type Source } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import type { Scope } from "./scope.ts";
import type { TypedNumber } from "./typed-numbers.ts";

/** Numbers that nobody writes; put in the place of one that a condition checks, one of them makes it fail. */
const STRANGE = [Rational.of(-(10n ** 40n) - 7n, 3n), Rational.of(10n ** 40n + 7n, 3n)];

/** A claim's condition where it stands. */
export interface Condition {
  readonly comparison: Comparison;
  readonly scope: Scope;
  readonly source: Source;
}

/**
 * Whether a condition that holds checks a number in the prose that it stands for: a part of it in which no
 * quantity stands is worth the number, and with another number in the place of such parts it fails. So
 * `abs(count(parameters) - 10) <= 1` checks 10 and `L < 5` checks 5; `L = x1` checks no number, whatever
 * both are worth, and `7 = 7` does not check 7.
 */
export function checks(
  { values }: TypedNumber,
  condition: Condition,
  holds: (it: Condition) => boolean,
): boolean {
  const { comparison, scope, source } = condition;
  const isIt = (node: Expression) =>
    isConstant(node) && values.some((value) => value.equals(scope.evaluate(node, source)));
  const { left, right } = comparison;
  if (![left, right].some((side) => nodes(side).some(isIt))) return false;
  return STRANGE.some((value) => {
    const replace = (node: Expression): Expression | undefined =>
      isIt(node) ? { kind: "number", value, text: String(value), span: node.span } : undefined;
    const changed = { ...comparison, left: substitute(left, replace), right: substitute(right, replace) };
    return !attempt(
      () => {},
      () => holds({ ...condition, comparison: changed }),
    );
  });
}

/** No quantity stands in it, so that no model changes what it is worth. */
const isConstant = (expression: Expression) =>
  !nodes(expression).some(({ kind }) => ["name", "derivative", "gate", "count"].includes(kind));
