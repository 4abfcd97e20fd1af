import type { Directive } from "./directive.ts";
import { provenNumber } from "./ledger.ts";
import { asAttribute, numberText } from "./number-form.ts";
import { quantity } from "./quantities.ts";

/** `:value[dL/dw11]`: the number. */
export const value: Directive = {
  name: "value",
  doc: "The value of a quantity, a gradient or an expression of them.",
  example: ":value[dL/dw11]",
  sample:
    "The gradient is :value[dL/dw11], a third of it :value[dL/dw11/3], in decimals :value[dL/dw11/3]{as=decimal}.",
  forms: ["text"],
  label: "required",
  attributes: { as: asAttribute },
  render: (use) => {
    const expression = quantity(use);
    const number = use.scope.evaluate(expression, use.label.source);
    return [provenNumber(use, expression, numberText(use, number))];
  },
};
