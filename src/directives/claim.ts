import { type Comparison, parseComparison, toText } from "../model/index.ts";
import { type Condition, checks } from "./checked.ts";
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
    const condition = { comparison: parseComparison(input), scope: use.scope, source: input.source };
    const holds = isTrue(condition);
    if (!holds && !use.desk.allowFalseClaims) {
      const found = `"${input.text}" does not hold: ${truth(condition)}`;
      throw attributeMistake(input, "false-claim", { found, expected: `"${use.label.text}" to be true` });
    }
    const className = holds ? ["claim"] : ["claim", "broken"];
    const inner = use.scope.withExcuse((number) => checks(number, condition, isTrue));
    return [element("span", { className }, use.children(inner))];
  },
};

function isTrue({ comparison: { left, relation, right }, scope, source }: Condition): boolean {
  return HOLDS[relation](scope.evaluate(left, source).compare(scope.evaluate(right, source)));
}

/** Both sides' values, leaving out a side that is a number as typed. */
function truth({ comparison: { left, right }, scope, source }: Condition): string {
  return [left, right]
    .filter((side) => side.kind !== "number")
    .map((side) => `${toText(side)} = ${scope.evaluate(side, source)}`)
    .join(", ");
}
