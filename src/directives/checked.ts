import {
  assignments,
  comparisonsIn,
  type Expression,
  mapSides,
  operands,
  substitute,
} from "../model/index.ts";
import { attempt } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import { holds, isConstant, type Statement, sidesOf } from "./statement.ts";
import type { TypedNumber } from "./typed-numbers.ts";

/** Numbers that nobody writes; put in the place of one that a condition checks, one of them makes it fail. */
const STRANGE = [Rational.of(-(10n ** 40n) - 7n, 3n), Rational.of(10n ** 40n + 7n, 3n)];

/**
 * Whether a condition that holds checks a number in the prose that it stands for: a part of it in which no
 * quantity stands is worth the number, and with another number in the place of such parts it fails. So
 * `abs(count(parameters) - 10) <= 1` checks 10, `L < 5` and `L != 5` check 5; `L = x1` checks no number, whatever
 * both are worth, and `7 = 7` does not check 7, nor `b1 = -1` the number 1. The numbers of a variant,
 * `L[w11=6/5] < L`, are checked: the condition is about them.
 */
export function checks({ values }: TypedNumber, statement: Statement): boolean {
  const { scope, source } = statement;
  const worth = (node: Expression) => scope.evaluate(node, source);
  const isWorth = (number: Rational) => values.some((value) => value.equals(number));
  const isIt = (node: Expression) => isConstant(node) && isWorth(worth(node));
  const parts = sidesOf(statement.condition).flatMap(everything);
  if (parts.some((node) => node.kind === "variant" && settingOf(node).some(isWorth))) return true;
  const isSaid = comparisonsIn(statement.condition).some(
    ({ sides }) => !sides.every(isConstant) && sides.flatMap(everything).some(isIt),
  );
  if (!isSaid) return false;
  const quietly = <T>(work: () => T) => attempt(() => {}, work);
  const fails = (value: Rational | undefined): boolean => {
    if (value === undefined) return false;
    const change = (side: Expression): Expression =>
      substitute(side, (node) => {
        if (node.kind === "variant") return { ...node, operand: change(node.operand) };
        if (isIt(node)) return { kind: "number", value, text: String(value), span: node.span };
        return isOneNumber(node) ? node : undefined;
      });
    const condition = mapSides(statement.condition, change);
    return !quietly(() => holds({ ...statement, condition }));
  };
  // What is said to be another number fails with what it is.
  return STRANGE.some(fails) || parts.some((node) => fails(quietly(() => worth(node))));
}

/** An expression and everything in it, what its variants vary included; a number with its sign is one thing. */
function everything(expression: Expression): Expression[] {
  if (isOneNumber(expression)) return [expression];
  if (expression.kind === "variant") return [expression, ...everything(expression.operand)];
  return [expression, ...operands(expression).flatMap(everything)];
}

/** `-1`, `1/2`: as an author writes one number. */
function isOneNumber(node: Expression): boolean {
  if (node.kind === "negate") return isOneNumber(node.operand);
  if (node.kind !== "chain") return node.kind === "number";
  const [over, under, ...more] = node.terms;
  const isFraction = more.length === 0 && under?.link === "/" && under.expression.kind === "number";
  return isFraction && over !== undefined && isOneNumber(over.expression);
}

/** The numbers in a variant's brackets. */
const settingOf = ({ setting }: Expression & { readonly kind: "variant" }): Rational[] =>
  assignments(setting.text).flatMap(({ value }) => Rational.parse(value) ?? []);
