import { type Equation, functionRow, namesIn } from "../../model/index.ts";
import { isGated } from "../../operations/index.ts";
import { gatesBy, type Trace } from "../../trace/index.ts";
import type { EdgeContent, Flow, Label } from "./content.ts";
import type { Setting } from "./setting.ts";

/** The edges of a drawing by the equations they lead to, in the order of computation. */
export function edgesOf(setting: Setting): EdgeContent[] {
  return setting.trace.model.inOrder.flatMap((equation) =>
    namesIn(equation.expression)
      .filter((name) => setting.places.get(name)?.as === "node")
      .map((from) => edgeOf(from, equation, setting)),
  );
}

function edgeOf(from: string, equation: Equation, setting: Setting): EdgeContent {
  const to = equation.name;
  const labels = [...setting.places]
    .filter(([, place]) => place.as === "edge" && place.from === from && place.to === to)
    .map(([name]) => setting.assigned(name));
  const call = calledOn(from, equation, setting);
  if (call) labels.push(call);
  return { from, to, labels, marked: labels.some(({ marked }) => marked), flow: flowOf(from, to, setting) };
}

/** The function's title when the equation is a function of names and numbers only. */
function calledOn(from: string, { name, expression }: Equation, setting: Setting): Label | undefined {
  if (expression.kind !== "call") return undefined;
  if (!expression.args.every((arg) => arg.kind === "name" || namesIn(arg).length === 0)) return undefined;
  const own = gatesBy(setting.trace, from).filter(({ equation }) => equation === name);
  const marked = setting.backward && own.some(({ label }) => setting.marks.value(label));
  return { text: functionRow(expression.name).title, marked };
}

function flowOf(from: string, to: string, { trace, backward }: Setting): Flow {
  if (!backward) return { blocked: false, gate: "none" };
  const step = trace.backward.find(({ name }) => name === from);
  const use = step?.uses.find(({ through }) => through === to);
  const blocked = !use || use.product.sign === 0;
  if (!use || !isGateway(from, to, trace)) return { blocked, gate: "none" };
  return { blocked, gate: use.local.sign === 0 ? "stopping" : "passing" };
}

/** The equation `to` is a function with a kink, and `from` is in an argument that has a gate. */
function isGateway(from: string, to: string, { model }: Trace): boolean {
  const equation = model.quantities.get(to);
  if (equation?.role !== "equation" || equation.expression.kind !== "call") return false;
  const { name, args } = equation.expression;
  const row = functionRow(name);
  return isGated(row) && args.slice(0, row.gates).some((arg) => namesIn(arg).includes(from));
}
