import { gateRow } from "../../model/index.ts";
import type { Label } from "./content.ts";
import type { Setting } from "./setting.ts";

/** How many parameter gradients a drawing writes out; with more it keeps the highlighted ones. */
const MOST_GRADIENTS = 30;

/** The convention of each operation with a kink that the model uses; max and min share theirs. */
export function conventionsOf({ trace, backward, marks }: Setting): Label[] {
  if (!backward) return [];
  const marked = new Map<string, boolean>();
  for (const { node, kink, label } of trace.gates) {
    const text = gateRow(node.name).convention(trace.model.conventions);
    marked.set(text, marked.get(text) || (kink && marks.value(label)));
  }
  return [...marked].map(([text, mark]) => ({ text, marked: mark }));
}

/** `parameter grads: `, then an item for each parameter, in the order of the backward pass. */
export function gradientsOf({ trace, backward, marks, number, shows }: Setting): Label[] {
  const all = trace.backward.filter(({ role }) => role === "parameter");
  if (!backward || all.length === 0) return [];
  const shown = all.length > MOST_GRADIENTS ? all.filter(({ name }) => marks.gradient(name)) : all;
  const items: Label[] = shown.map(({ name }) => ({
    text: `d${name}=${number(trace.gradients, name)}`,
    marked: marks.gradient(name),
    shows: shows(trace.gradients, name),
  }));
  const hidden = all.length - shown.length;
  if (hidden > 0) items.push({ text: `${hidden} in the table of values`, marked: false });
  const last = items.length - 1;
  return [
    { text: "parameter grads: ", marked: false },
    ...items.map((item, index) => ({ ...item, text: index < last ? `${item.text}, ` : item.text })),
  ];
}
