import { marked, named, toTex } from "../equations/index.ts";
import { toText } from "../model/index.ts";
import type { Directive } from "./directive.ts";
import { exactName } from "./exact.ts";
import { provenFormula, provenNumber } from "./ledger.ts";
import { inlineMath } from "./nodes.ts";
import { asAttribute, numberInTex, numberText } from "./number-form.ts";
import { quantity } from "./quantities.ts";

/** `:eq[dL/dw11]`: the quantity and its number, `dL/dw11=-2`. */
export const eq: Directive = {
  name: "eq",
  doc: "A quantity with its value, as text or as a formula.",
  example: ":eq[dL/dw11]",
  sample: "In text :eq[dL/dw11], as a formula :eq[dL/dw11]{form=math}.",
  forms: ["text"],
  label: "required",
  attributes: {
    as: asAttribute,
    form: { type: "choice", choices: ["text", "math"], doc: "text as in a model file, or a formula" },
  },
  render: (use) => {
    const expression = quantity(use);
    const { source } = use.label;
    const number = use.scope.evaluate(expression, source);
    if (use.attributes.get("form")?.text === "math") {
      const { notation } = use.scope.trace(use.span, source).model;
      const shown = named(numberInTex(use, number), exactName(use.scope, expression));
      const tex = `${toTex(expression, notation)}=${shown}`;
      const formula = inlineMath(use.scope.isComputed(expression) ? marked(tex) : tex, use.position);
      return [provenFormula(formula, use.scope, [expression])];
    }
    return [provenNumber(use, expression, `${toText(expression)}=${numberText(use, number)}`)];
  },
};
