import type { Directive } from "./directive.ts";
import { element, text } from "./nodes.ts";
import { titled } from "./titled.ts";

/** `:::exercise`: a question to the reader, numbered; its answer stands in `:::answer`. */
export const exercise: Directive = {
  name: "exercise",
  doc: "A question to the reader, numbered in its chapter, with `:::answer` inside or behind it.",
  example: "::::exercise[A dead unit]\nWhat is its gradient?\n:::answer\n:value[dL/dz2]\n:::\n::::",
  forms: ["container"],
  label: "optional",
  numbered: "exercise",
  attributes: {},
  render: (use) => {
    const number = use.number ?? use.desk.labels.caption("exercise");
    const { title, content } = titled(use.children());
    const words = title ? [text(" "), element("strong", {}, title)] : [];
    const heading = element("p", { className: ["exercise-title"] }, [
      element("span", { className: ["label-number"] }, [text(number)]),
      ...words,
    ]);
    const properties = { className: ["exercise"], role: "group", ariaLabel: number };
    return [element("div", properties, [heading, ...content])];
  },
};
