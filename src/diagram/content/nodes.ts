import type { Quantity } from "../../model/index.ts";
import type { Label, NodeContent } from "./content.ts";
import type { Shown } from "./roles.ts";
import type { Setting } from "./setting.ts";

/** The boxes of a drawing in the model's order. */
export function nodesOf(setting: Setting): NodeContent[] {
  const { trace, places } = setting;
  return [...trace.model.quantities.values()]
    .filter(({ name }) => places.get(name)?.as === "node")
    .map((quantity) => nodeOf(quantity, setting));
}

function nodeOf(quantity: Quantity, setting: Setting): NodeContent {
  const { name } = quantity;
  const { trace, backward, number, marks, shows } = setting;
  const value = quantity.role === "input" ? "x" : "val";
  const lines: Label[] = [
    { text: name, marked: false },
    {
      text: `${value}=${number(trace.values, name)}`,
      marked: marks.value(name),
      shows: shows(trace.values, name),
    },
  ];
  if (backward) {
    const text = `grad=${number(trace.gradients, name)}`;
    lines.push({ text, marked: marks.gradient(name), shows: shows(trace.gradients, name) });
  }
  return {
    name,
    kind: kindOf(quantity, trace.of),
    lines,
    marked: marks.quantity(name),
    blocked: backward && trace.gradients[name]?.sign === 0,
    added: addedTo(name, setting),
    gates: gatesOf(name, setting),
  };
}

function kindOf({ name, role }: Quantity, loss: string): NodeContent["kind"] {
  if (role === "input") return "input";
  if (role !== "equation") return "given";
  return name === loss ? "loss" : "computed";
}

function addedTo(equation: string, setting: Setting): Label[] {
  const isHere = (place: Shown) => place.as === "added" && place.to === equation;
  return [...setting.places].filter(([, place]) => isHere(place)).map(([name]) => setting.assigned(name));
}

function gatesOf(equation: string, { trace, backward, marks }: Setting): Label[] {
  if (!backward) return [];
  return trace.gates
    .filter((gate) => gate.equation === equation)
    .map(({ label, value }) => ({ text: `${label}=${value}`, marked: marks.value(label), shows: label }));
}
