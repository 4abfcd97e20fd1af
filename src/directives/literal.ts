import type { Directive } from "./directive.ts";
import { element } from "./nodes.ts";

/** `:literal[100B]`: a number that is meant to be typed by hand. */
export const literal: Directive = {
  name: "literal",
  doc: "A number that the author types by hand and that no model can give.",
  example: ":literal[100B]",
  sample: "A large model has :literal[100B] parameters.",
  forms: ["text"],
  label: "required",
  attributes: {},
  render: (use) => [
    element("span", { className: ["literal"] }, use.children(use.scope.withExcuse(() => true))),
  ],
};
