import { backwardRules, forwardRules, type Rule } from "../equations/index.ts";
import { captionOf } from "./caption.ts";
import type { Directive, Use } from "./directive.ts";
import { exactly, ruled } from "./exact.ts";
import { element, numberOf, table } from "./nodes.ts";
import { attributeMistake, highlighted, quantityNames } from "./quantities.ts";

const CAPTIONS = { forward: "Forward register", backward: "Backward register" } as const;

/** `::register{mode=backward upto="dL/dh2"}`: the pass as a table of quantities, rules and values. */
export const register: Directive = {
  name: "register",
  doc: "A pass as a table: each quantity, the arithmetic that gives it, its value.",
  example: '::register{mode=backward upto="dL/dh2" highlight="dL/dh1 dL/dh2"}',
  forms: ["leaf"],
  label: "none",
  numbered: "table",
  attributes: {
    mode: { type: "choice", choices: ["forward", "backward"], doc: "which pass" },
    upto: {
      type: "quantity",
      doc: "the last quantity that is shown; without it all but the gradients of inputs and targets",
    },
    highlight: {
      type: "quantities",
      doc: "the quantities computed in this step; without it those of the step around",
    },
    caption: { type: "text", doc: "the table's caption" },
  },
  render: (use) => {
    const mode = use.attributes.get("mode")?.text === "backward" ? "backward" : "forward";
    const trace = use.scope.trace(use.span, use.label.source);
    if (mode === "backward") use.scope.models.certifyAll(trace);
    const rules = shown(use, mode === "forward" ? forwardRules(trace) : backwardRules(trace));
    const highlight = highlighted(use);
    const { words, plain } = captionOf(use.attributes.get("caption"), CAPTIONS[mode], use);
    const rows = rules.map(({ quantity, rule, value }) => ({
      cells: [quantity, rule, value.toString()],
      highlighted: highlight.has(quantity),
      attributes: [ruled(use.scope, quantity), exactly(use.scope, quantity)],
    }));
    const content = table([...numberOf(use), ...words], plain, ["quantity", "rule", "value"], rows);
    return [element("figure", { className: ["register"] }, [content])];
  },
};

function shown(use: Use, rules: readonly Rule[]): readonly Rule[] {
  const input = use.attributes.get("upto");
  if (!input) return rules.filter((rule) => !rule.data);
  const [upto, second] = quantityNames(use, "upto");
  if (upto === undefined || second !== undefined) {
    throw attributeMistake(input, "bad-attribute", { found: `"${input.text}"`, expected: "one quantity" });
  }
  const last = rules.findIndex((rule) => rule.quantity === upto);
  if (last >= 0) return rules.slice(0, last + 1);
  const expected = `one of ${rules.map((rule) => rule.quantity).join(", ")}`;
  throw attributeMistake(input, "bad-attribute", {
    found: `"${upto}", which is no line of this register`,
    expected,
  });
}
