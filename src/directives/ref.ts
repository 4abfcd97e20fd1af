import type { Directive } from "./directive.ts";
import { attributeMistake } from "./quantities.ts";
import { reference } from "./references.ts";

/** `:ref[fig-backward]`: a link to what carries this id, anywhere in the book. */
export const ref: Directive = {
  name: "ref",
  doc: "A checked link to what carries an id: it reads Figure 2.1, equation (2.1), or as the heading does.",
  example: ":ref[fig-backward]",
  sample: 'The loss is in :ref[eq-loss].\n\n::equation[L]{form="symbolic substituted value" #eq-loss}',
  forms: ["text"],
  label: "required",
  attributes: {},
  render: ({ label }) => {
    const id = label.text.trim().replace(/^#/, "");
    if (!/\s/.test(id)) return [reference(id, label.offset(0))];
    throw attributeMistake(label, "bad-reference", { found: `"${label.text}"`, expected: "one id" });
  },
};
