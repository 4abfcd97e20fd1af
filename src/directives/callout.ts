import type { Directive } from "./directive.ts";
import { element, text } from "./nodes.ts";
import { plainWords, titled } from "./titled.ts";

/** A box beside the line of thought, with its kind as title where its author gives none. */
const callout = (name: string, title: string, doc: string): Directive => ({
  name,
  doc,
  example: `:::${name}\nThe loss is :value[L].\n:::`,
  forms: ["container"],
  label: "optional",
  attributes: {},
  render: (use) => {
    const { title: words = [text(title)], content } = titled(use.children());
    const id = use.attributes.get("id");
    if (id) use.desk.labels.name(id.text, plainWords(words));
    const heading = element("p", { className: ["callout-title"] }, words);
    const properties = { className: ["callout", name], role: "note", ariaLabel: title };
    return [element("div", properties, [heading, ...content])];
  },
});

/** `:::note`, `:::tip` and `:::warning`. */
export const callouts: readonly Directive[] = [
  callout("note", "Note", "A remark beside the line of thought, in a box."),
  callout("tip", "Tip", "A piece of advice, in a box."),
  callout("warning", "Warning", "What is easily got wrong, in a box."),
];
