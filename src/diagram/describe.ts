import type { Trace } from "../trace/index.ts";
import { shownNumber } from "./content/value.ts";

/** How many quantities a description lists. */
const MOST = 12;

/** A title and a description of a drawing for readers who do not see it, written from the trace. */
export function describeDiagram(
  trace: Trace,
  mode: "forward" | "backward",
): { readonly title: string; readonly desc: string } {
  const { model, of, values, gradients } = trace;
  const subject = model.title ?? `The computation of ${of}`;
  const names = [...model.quantities.values()];
  const named = (numbers: Trace["values"], prefix = "", roles: readonly string[] = ["equation"]) =>
    listed(
      names
        .filter(({ role }) => roles.includes(role))
        .map(({ name }) => `${prefix}${name}=${numbers[name] ? shownNumber(numbers[name]) : ""}`),
    );
  const inputs = named(values, "", ["input"]);
  const forward = `${inputs ? `From ${inputs}: ` : ""}${named(values)}.`;
  if (mode === "forward") return { title: `${subject}: forward pass`, desc: forward };
  const stopped = trace.gates.filter(({ value }) => value.sign === 0).map(({ label }) => label);
  const blocked = stopped.length > 0 ? ` No gradient passes where ${listed(stopped)} is 0.` : "";
  const back = `Gradients of ${of}: ${named(gradients, `d${of}/d`, ["equation", "input"])}.`;
  return { title: `${subject}: backward pass`, desc: `${forward} ${back}${blocked}` };
}

function listed(items: readonly string[]): string {
  const rest = items.length - MOST;
  const shown = items.slice(0, MOST).join(", ");
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
