import { visit } from "unist-util-visit";
import { excerpt, type Source } from "../problem/index.ts";
import type { Directive } from "./directive.ts";
import type { Labels } from "./labels.ts";
import type { Root } from "./mdast.ts";
import { quantityNames } from "./quantities.ts";
import { offsets } from "./read.ts";
import { stepNode } from "./steppers.ts";
import { titled } from "./titled.ts";

/** `:::step{computes="dL/dw11 dL/dw12"}`: prose, equations and drawings that share one highlight. */
export const step: Directive = {
  name: "step",
  doc: "A step of a computation: what it computes is marked in its prose, equations, drawings and tables. Steps in a row become a stepper.",
  example: ':::step[The first layer]{computes="dL/dw11 dL/dw12"}',
  sample:
    ':::step[The output]{computes="dL/dyhat"}\nThe error is :value[dL/dyhat].\n:::\n\n:::step[The first layer]{computes="dL/dw11 dL/dw12"}\n::equation[dL/dw11, dL/dw12]{form="chain value"}\n:::',
  forms: ["container"],
  label: "optional",
  attributes: {
    computes: { type: "quantities", doc: "the quantities that this step computes" },
  },
  render: (use) => {
    const number = use.desk.labels.count("step");
    const id = use.attributes.get("id")?.text ?? anchor(number);
    use.desk.labels.name(id, `step ${number}`);
    const children = use.children(use.scope.withComputed(quantityNames(use, "computes")));
    const { title = [], content } = titled(children);
    return [stepNode({ number, id, title, content })];
  },
};

const anchor = (number: number) => `step-${number}`;

/** Takes the ids that steps get by their place on the page, before headings are given theirs. */
export function reserveSteps(tree: Root, source: Source, labels: Labels): void {
  let number = 0;
  visit(tree, "containerDirective", (node) => {
    if (node.name !== step.name) return;
    number += 1;
    if (!node.attributes?.id) labels.take(excerpt(source, anchor(number), offsets(node)[0]));
  });
}
