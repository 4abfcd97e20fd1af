import {
  type Condition,
  comparisonsIn,
  type Expression,
  operands,
  type Relation,
  toText,
} from "../model/index.ts";
import type { Source } from "../problem/index.ts";
import type { Scope } from "./scope.ts";

/** A claim's condition with what its quantities mean where it stands. */
export interface Statement {
  readonly condition: Condition;
  readonly scope: Scope;
  readonly source: Source;
}

const HOLDS: Readonly<Record<Relation, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/**
 * Whether a statement is true. All of it is computed, so that what cannot be is found whatever else holds.
 * @throws Mistake for what has no value.
 */
export function holds({ condition, scope, source }: Statement): boolean {
  const part = (inner: Condition) => holds({ condition: inner, scope, source });
  switch (condition.kind) {
    case "comparison": {
      const values = condition.sides.map((side) => scope.evaluate(side, source));
      return condition.relations.every((relation, index) => {
        const [left, right] = [values[index], values[index + 1]];
        return left && right && HOLDS[relation](left.compare(right));
      });
    }
    case "and":
      return condition.parts.map(part).every(Boolean);
    case "or":
      return condition.parts.map(part).some(Boolean);
    case "not":
      return !part(condition.part);
  }
}

/** The smallest part of a condition that fails by itself: of several joined by "and" the first that does. */
export function failing(statement: Statement): Condition {
  const { condition } = statement;
  if (condition.kind !== "and") return condition;
  const part = condition.parts.find((inner) => !holds({ ...statement, condition: inner }));
  return part ? failing({ ...statement, condition: part }) : condition;
}

/** What a condition compares, in the order of its text. */
export const sidesOf = (condition: Condition): Expression[] =>
  comparisonsIn(condition).flatMap(({ sides }) => sides);

/** No quantity stands in it, so that no model changes what it is worth. */
export const isConstant = (expression: Expression): boolean =>
  !["name", "derivative", "gate", "count", "variant"].includes(expression.kind) &&
  operands(expression).every(isConstant);

/** The values of what a condition compares, each once, leaving out what is no more than a number. */
export function truth({ condition, scope, source }: Statement): string {
  const values = sidesOf(condition)
    .filter((side) => !isConstant(side))
    .map((side) => `${toText(side)} = ${scope.evaluate(side, source)}`);
  return [...new Set(values)].join(", ");
}
