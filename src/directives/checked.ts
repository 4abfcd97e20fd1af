import { type Expression, mapSides, nodes, substitute } from "../model/index.ts";
import { attempt } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import { holds, type Statement, sidesOf } from "./statement.ts";
import type { TypedNumber } from "./typed-numbers.ts";

/** Numbers that nobody writes; put in the place of one that a condition checks, one of them makes it fail. */
const STRANGE = [Rational.of(-(10n ** 40n) - 7n, 3n), Rational.of(10n ** 40n + 7n, 3n)];

/**
 * Whether a condition that holds checks a number in the prose that it stands for: a part of it in which no
 * quantity stands is worth the number, and with another number in the place of such parts it fails. So
 * `abs(count(parameters) - 10) <= 1` checks 10 and `L < 5` checks 5; `L = x1` checks no number, whatever
 * both are worth, and `7 = 7` does not check 7. The numbers of a variant, `L[w11=6/5] < L`, are checked:
 * the condition is about them.
 */
export function checks({ values }: TypedNumber, statement: Statement): boolean {
  const { scope, source } = statement;
  const isWorth = (number: Rational) => values.some((value) => value.equals(number));
  const isIt = (node: Expression) => isConstant(node) && isWorth(scope.evaluate(node, source));
  const parts = sidesOf(statement.condition).flatMap(everything);
  if (parts.some((node) => node.kind === "variant" && settingOf(node).some(isWorth))) return true;
  if (!parts.some(isIt)) return false;
  return STRANGE.some((value) => {
    const change = (side: Expression): Expression =>
      substitute(side, (node) => {
        if (node.kind === "variant") return { ...node, operand: change(node.operand) };
        return isIt(node) ? { kind: "number", value, text: String(value), span: node.span } : undefined;
      });
    const condition = mapSides(statement.condition, change);
    return !attempt(
      () => {},
      () => holds({ ...statement, condition }),
    );
  });
}

/** An expression and everything in it, what its variants vary included. */
function everything(expression: Expression): Expression[] {
  return nodes(expression).flatMap((node) =>
    node.kind === "variant" ? [node, ...everything(node.operand)] : [node],
  );
}

/** No quantity stands in it, so that no model changes what it is worth. */
const isConstant = (expression: Expression) =>
  everything(expression).every(
    ({ kind }) => !["name", "derivative", "gate", "count", "variant"].includes(kind),
  );

/** The numbers in a variant's brackets. */
function settingOf({ setting }: Expression & { readonly kind: "variant" }): Rational[] {
  return [...setting.text.matchAll(/=(\S+)/g)].flatMap(([, text = ""]) => Rational.parse(text) ?? []);
}
