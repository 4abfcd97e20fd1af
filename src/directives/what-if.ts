import type { RootContent } from "mdast";
import { Mistake, problemAt } from "../problem/index.ts";
import { type Directive, idStem, type Use } from "./directive.ts";
import { element, text } from "./nodes.ts";
import { steps } from "./scope.ts";

/** `:::what-if{with="b1=-3" after=1}`: everything inside is computed with these numbers. */
export const whatIf: Directive = {
  name: "what-if",
  doc: "A part of the page in which everything is computed with other numbers, or after steps of gradient descent. An inner one keeps the outer one's numbers and counts its own steps from the beginning.",
  example: ':::what-if{with="b1=-3 w11=1/2"}',
  sample: ':::what-if{with="b1=-3 w11=1/2"}\nThe first unit is shut: :eq[h1]. The loss is :eq[L].\n:::',
  forms: ["container"],
  label: "none",
  attributes: {
    with: { type: "overrides", doc: "numbers in the place of the model's own" },
    after: { type: "text", doc: "how many steps of gradient descent are taken from there" },
  },
  render: (use) => {
    if (!use.attributes.has("with") && !use.attributes.has("after")) {
      const finding = { found: ':::what-if without "with" or "after"', expected: whatIf.example };
      throw new Mistake(problemAt(use.label.source, use.span, "missing-attribute", finding));
    }
    const id =
      use.attributes.get("id")?.text ?? `${idStem(use.desk)}-what-if-${use.desk.labels.count("what-if")}`;
    const heading = element("p", { className: ["what-if-numbers"], id: `${id}-numbers` }, title(use));
    const properties = { className: ["what-if"], id, role: "group", ariaLabelledBy: [`${id}-numbers`] };
    return [element("div", properties, [heading, ...use.children()])];
  },
};

/** `Computed with b1=-3, c=1, after 2 steps of gradient descent`. */
function title({ scope: { setting } }: Use): RootContent[] {
  const numbers = [...setting.overrides].flatMap(([name, number], index) => [
    text(index === 0 ? " with " : ", "),
    element("span", { className: ["value"] }, [text(`${name}=${number}`)]),
  ]);
  const taken = setting.after > 0 ? steps(setting.after) : "";
  if (numbers.length === 0) return [text(`Computed ${taken || "as the model is written"}`)];
  return [text("Computed"), ...numbers, ...(taken === "" ? [] : [text(`, ${taken}`)])];
}
