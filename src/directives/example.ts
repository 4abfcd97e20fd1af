import type { Directive } from "./directive.ts";
import { element } from "./nodes.ts";

/** `:::example`: the Markdown inside, as source and as what it gives. */
export const example: Directive = {
  name: "example",
  doc: "Markdown shown twice: as its author types it, and as the reader sees it.",
  example: ":::example",
  sample: ":::example\nThe loss is *exactly* :value[L].\n:::",
  forms: ["container"],
  label: "none",
  attributes: {},
  render: (use) => {
    const source = { type: "code" as const, lang: "markdown", value: use.body.text };
    const result = element("div", { className: ["result"] }, use.children());
    return [element("div", { className: ["example"] }, [source, result])];
  },
};
