import { fromHtml } from "hast-util-from-html";
import type { RootContent } from "mdast";
import { describeDiagram, drawDiagram, figureValues } from "../diagram/index.ts";
import type { Trace } from "../trace/index.ts";
import { captionOf } from "./caption.ts";
import { type Directive, idStem, type Use } from "./directive.ts";
import { exactly, exactName } from "./exact.ts";
import { figureFiles } from "./figure-files.ts";
import { element, numberOf, scroller, table, text } from "./nodes.ts";
import { highlighted } from "./quantities.ts";

/** `::diagram{mode=backward}`: the network drawn with its numbers. */
export const diagram: Directive = {
  name: "diagram",
  doc: "The model drawn as a network with values, weights and, in a backward drawing, gradients.",
  example: '::diagram{mode=backward title="One backward step" highlight="z1 dL/dw11"}',
  forms: ["leaf"],
  label: "none",
  numbered: "figure",
  attributes: {
    mode: { type: "choice", choices: ["forward", "backward"], doc: "without or with gradients" },
    title: { type: "text", doc: "the drawing's title and caption; without it the model's" },
    desc: {
      type: "text",
      doc: "what the drawing shows, in words; without it, for screen readers, the numbers",
    },
    highlight: {
      type: "quantities",
      doc: "the quantities computed in this step; without it those of the step around",
    },
    values: { type: "choice", choices: ["show", "hide"], doc: "a table of all values under the drawing" },
  },
  render: (use) => {
    const mode = use.attributes.get("mode")?.text === "backward" ? "backward" : "forward";
    const trace = use.scope.trace(use.span, use.label.source);
    if (mode === "backward") use.scope.models.certifyAll(trace);
    const written = describeDiagram(trace, mode);
    const title = captionOf(use.attributes.get("title"), written.title, use);
    const desc = captionOf(use.attributes.get("desc"), written.desc, use);
    const given = use.attributes.get("id")?.text;
    const name = given ?? `diagram-${use.desk.labels.count("diagram")}`;
    const id = given ?? `${idStem(use.desk)}-${name}`;
    const svg = drawDiagram(trace, {
      mode,
      id: `${id}-drawing`,
      title: title.plain,
      desc: desc.plain,
      highlight: highlighted(use),
    });
    const named = svg.replaceAll(/data-shows="([^"]*)"/g, (_, shows: string) => exactText(use, shows));
    const drawing = fromHtml(named, { fragment: true }).children.filter((child) => child.type === "element");
    const words = use.attributes.has("desc") ? [element("span", {}, desc.words)] : [];
    const caption = element("figcaption", {}, [
      element("strong", {}, [...numberOf(use), ...title.words]),
      ...words,
    ]);
    const content = [
      caption,
      scroller(title.plain, [], drawing),
      ...figureFiles(use.desk, name, title.plain, svg),
    ];
    if (use.attributes.get("values")?.text !== "hide") content.push(valuesTable(use, trace, mode));
    return [element("figure", { className: ["diagram"], id }, content)];
  },
};

/** The attribute of a text in a drawing that shows quantities. */
function exactText(use: Use, shows: string): string {
  const name = exactName(use.scope, shows);
  return name === undefined ? "" : `data-exact="${escaped(name)}"`;
}

const escaped = (name: string) => name.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** Every number of the drawing, under a disclosure. */
function valuesTable(use: Use, trace: Trace, mode: "forward" | "backward"): RootContent {
  const heads = mode === "forward" ? ["quantity", "value"] : ["quantity", "value", `d${trace.of}/d quantity`];
  const rows = figureValues(trace).map(({ name, value, gradient }) => ({
    cells: mode === "forward" ? [name, value] : [name, value, gradient],
    attributes: [exactly(use.scope, name), exactly(use.scope, `d${trace.of}/d${name}`)],
  }));
  const caption = "Values in this figure";
  return element("details", { className: ["values"] }, [
    element("summary", {}, [text(caption)]),
    table([text(caption)], caption, heads, rows),
  ]);
}
