import type { Directive } from "./directive.ts";
import { element, text } from "./nodes.ts";

/** `::legend`: what the highlight means. */
export const legend: Directive = {
  name: "legend",
  doc: "The line that says what the highlight in equations, drawings and tables means.",
  example: "::legend[highlighted = computed this step]",
  forms: ["leaf"],
  label: "optional",
  attributes: {},
  render: (use) => {
    const words = use.label.text === "" ? [text("highlighted = computed this step")] : use.children();
    const swatch = element("span", { className: ["swatch"], ariaHidden: "true" }, []);
    return [element("p", { className: ["legend"] }, [swatch, ...words])];
  },
};
