import { type Comparison, parseComparison, toText } from "../model/index.ts";
import type { Rational } from "../rational/index.ts";
import type { Directive } from "./directive.ts";
import { element } from "./nodes.ts";
import { attributeMistake } from "./quantities.ts";

const HOLDS: Readonly<Record<Comparison["relation"], (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** `:claim[prose]{if="L = 1"}`: prose that must be true. */
export const claim: Directive = {
  name: "claim",
  doc: "Prose with a condition; where the condition does not hold the build says so.",
  example: ':claim[about 10 parameters]{if="abs(count(parameters) - 10) <= 1"}',
  forms: ["text"],
  label: "required",
  attributes: {
    if: { type: "condition", required: true, doc: "a comparison with = != < <= > or >=" },
  },
  render: (use) => {
    const input = use.attributes.get("if");
    if (!input) throw new Error("the check before has seen the attribute");
    const condition = parseComparison(input);
    const left = use.scope.evaluate(condition.left, input.source);
    const right = use.scope.evaluate(condition.right, input.source);
    const holds = HOLDS[condition.relation](left.compare(right));
    if (!holds && !use.desk.allowFalseClaims) {
      const found = `"${input.text}" does not hold: ${truth(condition, left, right)}`;
      throw attributeMistake(input, "false-claim", { found, expected: `"${use.label.text}" to be true` });
    }
    const className = holds ? ["claim"] : ["claim", "broken"];
    return [element("span", { className }, use.children())];
  },
};

/** Both sides' values, leaving out a side that is a number as typed. */
function truth({ left, right }: Comparison, leftValue: Rational, rightValue: Rational): string {
  const sides = [
    [left, leftValue],
    [right, rightValue],
  ] as const;
  return sides
    .filter(([side]) => side.kind !== "number")
    .map(([side, value]) => `${toText(side)} = ${value}`)
    .join(", ");
}
