import type { Directive } from "./directive.ts";
import type { Numbered } from "./labels.ts";
import { element, numberOf } from "./nodes.ts";
import { titled } from "./titled.ts";

/** A container whose brackets hold the caption of what is in it. */
interface Captioned {
  readonly name: Numbered & ("figure" | "table" | "listing");
  readonly doc: string;
  readonly body: string;
  /** The caption stands below. */
  readonly isBelow?: true;
}

const captioned = ({ name, doc, body, isBelow }: Captioned): Directive => ({
  name,
  doc,
  example: `:::${name}[What it shows]{#my-${name}}\n${body}\n:::`,
  forms: ["container"],
  label: "optional",
  numbered: name,
  attributes: {},
  render: (use) => {
    const { title = [], content } = titled(use.children());
    const words = [...numberOf(use), ...title];
    const caption = words.length > 0 ? [element("figcaption", {}, [element("strong", {}, words)])] : [];
    const parts = isBelow ? [...content, ...caption] : [...caption, ...content];
    return [element("figure", { className: ["captioned", name] }, parts)];
  },
});

/** `:::figure`, `:::table` and `:::listing`: a caption, and a number where they carry an id, for anything. */
export const captions: readonly Directive[] = [
  captioned({
    name: "figure",
    doc: "Anything as a figure, its caption below.",
    body: "::diagram{mode=forward}",
    isBelow: true,
  }),
  captioned({
    name: "table",
    doc: "A table with a caption above.",
    body: "| quantity | value |\n|---|---|\n| the loss | :value[L] |",
  }),
  captioned({
    name: "listing",
    doc: "Lines of code with a caption above.",
    body: "```js\nloss = (yhat - t) ** 2;\n```",
  }),
];
