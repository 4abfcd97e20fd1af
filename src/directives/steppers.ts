import type { RootContent } from "./mdast.ts";
import { element, text } from "./nodes.ts";

/** One step as an author gives it, before it is known which steps stand beside it. */
export interface Step {
  /** Its place among the steps of the page, from 1. */
  readonly number: number;
  readonly id: string;
  readonly title: readonly RootContent[];
  readonly content: readonly RootContent[];
}

/** A step on its way into a row of steps. */
export function stepNode(step: Step): RootContent {
  const node = element("div", {}, []);
  Object.assign(node.data ?? {}, { step });
  return node;
}

function stepOf({ data }: RootContent): Step | undefined {
  return data && "step" in data ? (data.step as Step) : undefined;
}

/** Nodes with every row of two or more steps in a stepper, and every other step as it is. */
export function inSteppers(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let row: Step[] = [];
  const close = () => {
    if (row.length > 1) result.push(stepper(row));
    else result.push(...row.map((step) => section(step, `Step ${step.number}`)));
    row = [];
  };
  for (const node of nodes) {
    const step = stepOf(node);
    if (step) row.push(step);
    else {
      close();
      result.push(node);
    }
  }
  close();
  return result;
}

/**
 * Steps in a row. They stand below one another; the theme's script shows one at a time with the controls,
 * which are hidden without it.
 */
function stepper(steps: readonly Step[]): RootContent {
  const [first, last] = [steps[0]?.number ?? 1, steps.at(-1)?.number ?? 1];
  const status = ({ number }: Step, index: number) =>
    first === 1 ? `Step ${number} of ${last}` : `Step ${number} (${index + 1} of ${steps.length})`;
  const sections = steps.map((step, index) => section(step, status(step, index)));
  const button = (name: string, way: string) =>
    element("button", { type: "button", className: [way] }, [text(name)]);
  const controls = element("div", { className: ["step-controls"], hidden: true, dataPagefindIgnore: "" }, [
    button("Previous", "previous-step"),
    element("p", { role: "status" }, []),
    button("Next", "next-step"),
  ]);
  const properties = { className: ["stepper"], role: "group", ariaLabel: `Steps ${first} to ${last}` };
  return element("div", properties, [controls, ...sections]);
}

/** One step, named by its number for screen readers and by the status that the script shows. */
function section({ number, id, title, content }: Step, status: string): RootContent {
  const name = element("a", { className: ["step-number"], href: `#${id}` }, [text(`Step ${number}`)]);
  const words = title.length > 0 ? [text(" "), element("strong", {}, title)] : [];
  const heading = element("p", { className: ["step-title"] }, [name, ...words]);
  if (title[0]?.position) heading.position = title[0].position;
  const properties = { className: ["step"], id, role: "group", ariaLabel: status, dataStatus: status };
  return element("div", properties, [heading, ...content]);
}
