import { constant, type Expression, join, toText } from "../model/index.ts";
import type { Span } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { inNumbers, isOne, stepFrom, type Trace } from "../trace/index.ts";
import type { Rule } from "./rules.ts";

const nowhere: Span = { start: 0, end: 0 };

/**
 * One step of gradient descent by the model's rate: what each parameter becomes, `w11`,
 * `w11 - (1/10)*dL/dw11 = 1 - (1/10)*(-2)`, 6/5. Empty where the model has no `update:`.
 */
export function updateRules(trace: Trace): Rule[] {
  const { update } = trace.model;
  if (!update) return [];
  return stepFrom(trace, update).map(([name, value]) => {
    const rule = updateRule(trace.of, name, update.rate);
    const text = `${toText(rule)} = ${toText(inNumbers(trace, rule))}`;
    return { quantity: name, rule: text, value, data: false };
  });
}

/** A parameter less the rate times its gradient; a rate of 1 says nothing. */
function updateRule(of: string, name: string, rate: Rational): Expression {
  const gradient: Expression = { kind: "derivative", of, by: name, span: nowhere };
  const scale = constant(rate);
  const terms = [
    { link: "+", expression: { kind: "name", name, span: nowhere } },
    { link: "-", expression: isOne(scale) ? gradient : join("product", [scale, gradient]) },
  ] as const;
  return { kind: "chain", chain: "sum", terms, span: nowhere };
}
