import { conditionText, parseCondition } from "../model/index.ts";
import { Mistake, problemAt } from "../problem/index.ts";
import { checks } from "./checked.ts";
import type { Directive } from "./directive.ts";
import { element } from "./nodes.ts";
import { failing, holds, truth } from "./statement.ts";

/** `:claim[prose]{if="L = 1"}`: prose that must be true. */
export const claim: Directive = {
  name: "claim",
  doc: "Prose with a condition; where the condition does not hold the build says so.",
  sample: 'The network has :claim[about 10 parameters]{if="abs(count(parameters) - 10) <= 1"}.',
  example: ':claim[about 10 parameters]{if="abs(count(parameters) - 10) <= 1"}',
  forms: ["text"],
  label: "required",
  attributes: {
    if: {
      type: "condition",
      required: true,
      doc: "comparisons with = != < <= > >=, also 0 < L < 1, joined by and, or, not; L[w11=6/5] and L[after=1] are L with other numbers, count(parameters) how many there are, digits(L) the digits of the longer of numerator and denominator",
    },
  },
  render: (use) => {
    const input = use.attributes.get("if");
    if (!input) throw new Error("the check before has seen the attribute");
    const { source } = input;
    const statement = { condition: parseCondition(input), scope: use.scope, source };
    const isTrue = holds(statement);
    const inner = use.scope.withExcuse((number) => checks(number, statement));
    if (isTrue) return [element("span", { className: ["claim"] }, use.children(inner))];
    const condition = failing(statement);
    const values = truth({ ...statement, condition });
    const found = `"${conditionText(condition)}" does not hold${values === "" ? "" : `: ${values}`}`;
    if (!use.desk.allowFalseClaims) {
      const expected = `"${use.label.text.replace(/\s*\n[\s>]*/g, " ")}" to be true`;
      throw new Mistake(problemAt(source, condition.span, "false-claim", { found, expected }));
    }
    const properties = { className: ["claim", "broken"], dataBroken: found, title: found };
    return [element("span", properties, use.children(inner))];
  },
};
