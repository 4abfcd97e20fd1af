import { type Expression, toText } from "../model/index.ts";
import { longest } from "../trace/index.ts";
import { captionOf } from "./caption.ts";
import type { Directive, Use } from "./directive.ts";
import { exactly } from "./exact.ts";
import { element, numberOf, type Row, table } from "./nodes.ts";
import { quantities } from "./quantities.ts";

/** `::descent[L, w11]{after=2}`: quantities after each step of gradient descent. */
export const descent: Directive = {
  name: "descent",
  doc: "Gradient descent as a table: quantities before the first step and after each of `after` steps (without it, of those in the model's update, from where it stands), with the digits of the longest number.",
  example: "::descent[L, w11]{after=2}",
  forms: ["leaf"],
  label: "required",
  numbered: "table",
  attributes: {
    caption: { type: "text", doc: "the table's caption" },
  },
  render: (use) => {
    const shown = quantities(use);
    const rows = rowsOf(use, shown);
    const { words, plain } = captionOf(use.attributes.get("caption"), "Gradient descent", use);
    const heads = ["step", ...shown.map((expression) => toText(expression)), "digits"];
    return [
      element("figure", { className: ["register"] }, [
        table([...numberOf(use), ...words], plain, heads, rows),
      ]),
    ];
  },
};

/**
 * A row for each step up to the directive's own `after`, else for those of the model's update from where it
 * stands: the quantities, and the digits of the longest number.
 */
function rowsOf({ scope, span, label, attributes }: Use, shown: readonly Expression[]): Row[] {
  const { steps } = scope.update(span, label.source);
  const { after } = scope.setting;
  const [first, last] = attributes.has("after") ? [0, after] : [after, after + steps];
  return Array.from({ length: last - first + 1 }, (_, row) => {
    const step = first + row;
    const there = scope.atStep(step);
    const numbers = shown.map((expression) => there.evaluate(expression, label.source).toString());
    const digits = longest(there.trace(span, label.source));
    const marks = shown.map((expression) => exactly(there, expression));
    return { cells: [`${step}`, ...numbers, `${digits}`], attributes: marks };
  });
}
