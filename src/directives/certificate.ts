import { proofs } from "../equations/index.ts";
import { Mistake, problemAt } from "../problem/index.ts";
import type { Directive } from "./directive.ts";
import { exactly } from "./exact.ts";
import { element, numberOf, table, text } from "./nodes.ts";
import { quantity } from "./quantities.ts";

/** `::certificate[dL/dw11]`: the proofs of a gradient. */
export const certificate: Directive = {
  name: "certificate",
  doc: "The proofs of a gradient in exact numbers: backward, forward, and by a difference quotient.",
  example: "::certificate[dL/dw11]",
  forms: ["leaf"],
  label: "required",
  numbered: "table",
  attributes: {},
  render: (use) => {
    const { source } = use.label;
    const gradient = quantity(use);
    if (gradient.kind !== "derivative") {
      const finding = { found: `"${use.label.text}"`, expected: "a gradient such as dL/dw11" };
      throw new Mistake(problemAt(source, gradient.span, "bad-syntax", finding));
    }
    const trace = use.scope.trace(use.span, source, gradient.of);
    const proven = use.scope.models.certify(trace, gradient.by);
    const rows = proofs(proven, trace).map(({ method, arithmetic, value, isGradient }) => ({
      cells: [method, arithmetic, value],
      attributes: [{}, isGradient ? exactly(use.scope, gradient) : {}],
    }));
    const caption = `Proofs of d${gradient.of}/d${gradient.by}`;
    return [
      element("figure", { className: ["register"] }, [
        table([...numberOf(use), text(caption)], caption, ["proof", "arithmetic", "value"], rows),
      ]),
    ];
  },
};
