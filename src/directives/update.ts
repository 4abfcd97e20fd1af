import { updateRules } from "../equations/index.ts";
import { captionOf } from "./caption.ts";
import type { Directive } from "./directive.ts";
import { exactly, ruled } from "./exact.ts";
import { element, numberOf, table } from "./nodes.ts";
import { highlighted } from "./quantities.ts";

/** `::update{after=1}`: one step of gradient descent, parameter by parameter. */
export const update: Directive = {
  name: "update",
  doc: "One step of gradient descent by the model's rate as a table: each parameter, its rule, its new value.",
  example: "::update{after=1}",
  forms: ["leaf"],
  label: "none",
  numbered: "table",
  attributes: {
    highlight: {
      type: "quantities",
      doc: "the parameters that are marked; without it those of the step around",
    },
    caption: { type: "text", doc: "the table's caption" },
  },
  render: (use) => {
    const { scope, label } = use;
    scope.update(use.span, label.source);
    const trace = scope.trace(use.span, label.source);
    const highlight = highlighted(use);
    const rows = updateRules(trace).map(({ quantity, rule, value }) => {
      scope.models.certify(trace, quantity);
      const next = scope.atStep(scope.setting.after + 1);
      const attributes = [ruled(next, quantity), exactly(next, quantity)];
      return { cells: [quantity, rule, value.toString()], highlighted: highlight.has(quantity), attributes };
    });
    const otherwise = `Gradient descent, step ${scope.setting.after + 1}`;
    const { words, plain } = captionOf(use.attributes.get("caption"), otherwise, { scope, desk: use.desk });
    const content = table([...numberOf(use), ...words], plain, ["quantity", "rule", "value"], rows);
    return [element("figure", { className: ["register"] }, [content])];
  },
};
