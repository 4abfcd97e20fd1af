import type { Directive } from "./directive.ts";
import { element, text } from "./nodes.ts";

/** `:::what-if{with="b1=-3"}`: everything inside is computed with these numbers. */
export const whatIf: Directive = {
  name: "what-if",
  doc: "A part of the page in which everything is computed with other numbers; nested ones add up.",
  example: ':::what-if{with="b1=-3 w11=1/2"}',
  forms: ["container"],
  label: "none",
  attributes: {
    with: { type: "overrides", required: true, doc: "numbers in the place of the model's own" },
  },
  render: (use) => {
    const id =
      use.attributes.get("id")?.text ?? `${use.desk.slug}-what-if-${use.desk.labels.count("what-if")}`;
    const numbers = [...use.scope.overrides].flatMap(([name, number], index) => [
      text(index === 0 ? " " : ", "),
      element("span", { className: ["value"] }, [text(`${name}=${number}`)]),
    ]);
    const heading = element("p", { className: ["what-if-numbers"], id: `${id}-numbers` }, [
      text("What if"),
      ...numbers,
    ]);
    const properties = { className: ["what-if"], id, role: "group", ariaLabelledBy: [`${id}-numbers`] };
    return [element("div", properties, [heading, ...use.children()])];
  },
};
