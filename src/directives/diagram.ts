import { fromHtml } from "hast-util-from-html";
import { drawDiagram } from "../diagram/index.ts";
import type { Directive } from "./directive.ts";
import { fillText } from "./interpolate.ts";
import { element, scroller, text } from "./nodes.ts";
import { quantityNames } from "./quantities.ts";

/** `::diagram{mode=backward}`: the network drawn with its numbers. */
export const diagram: Directive = {
  name: "diagram",
  doc: "The model drawn as a network with values, weights and, in a backward drawing, gradients.",
  example: '::diagram{mode=backward title="One backward step" highlight="z1 dL/dw11"}',
  forms: ["leaf"],
  label: "none",
  attributes: {
    mode: { type: "choice", choices: ["forward", "backward"], doc: "without or with gradients" },
    title: { type: "text", required: true, doc: "the drawing's title, which is its caption too" },
    desc: { type: "text", required: true, doc: "what the drawing shows, for those who cannot see it" },
    highlight: { type: "quantities", doc: "the quantities computed in this step" },
  },
  render: (use) => {
    const filled = (name: string) => {
      const input = use.attributes.get(name);
      return input ? fillText(input, use.scope) : "";
    };
    const title = filled("title");
    const desc = filled("desc");
    const id = use.attributes.get("id")?.text ?? `${use.desk.slug}-diagram-${use.desk.count("diagram")}`;
    const svg = drawDiagram(use.scope.trace(use.span, use.label.source), {
      mode: use.attributes.get("mode")?.text === "backward" ? "backward" : "forward",
      id: `${id}-drawing`,
      title,
      desc,
      highlight: new Set(quantityNames(use, "highlight")),
    });
    const drawing = fromHtml(svg, { fragment: true }).children.filter((child) => child.type === "element");
    const caption = element("figcaption", {}, [
      element("strong", {}, [text(title)]),
      element("span", {}, [text(desc)]),
    ]);
    return [element("figure", { className: ["diagram"], id }, [caption, scroller(title, [], drawing)])];
  },
};
