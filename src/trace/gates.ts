import {
  byNames,
  functionRow,
  type GateNode,
  gateRow,
  type Model,
  namesIn,
  nodes,
  toText,
} from "../model/index.ts";
import { isGated } from "../operations/index.ts";
import type { ValueAt } from "./local.ts";
import type { Gate, Kink, Trace } from "./trace.ts";

/**
 * The states of all operations with a kink, each label once in an equation, in the order of the
 * equations; arguments that are mere numbers have none. Equations in `fixed` are numbers of their own.
 */
export function gatesOf(model: Model, fixed: ReadonlySet<string>, valueAt: ValueAt): Gate[] {
  const gates = new Map<string, Gate>();
  for (const { name: equation, expression } of model.equations) {
    if (fixed.has(equation)) continue;
    for (const node of gateNodes(expression)) {
      const label = toText(node);
      const args = node.args.map(valueAt);
      const { value, reason, kink } = gateRow(node.name).gate(args, node.index, model.conventions);
      const arg = node.args[node.index];
      const shown = arg ? `${toText(arg)}=${args[node.index]}${reason}` : reason;
      const key = `${equation} ${label}`;
      if (!gates.has(key)) gates.set(key, { label, equation, node, value, reason: shown, kink });
    }
  }
  return [...gates.values()];
}

/** The gates of an expression, one for each argument that has one and is not a mere number. */
export function gateNodes(expression: Gate["node"]["args"][number]): GateNode[] {
  return nodes(expression).flatMap((call) => {
    if (call.kind !== "call") return [];
    const row = functionRow(call.name);
    if (!isGated(row)) return [];
    return call.args.slice(0, row.gates).flatMap((arg, index): GateNode[] => {
      if (namesIn(arg).length === 0) return [];
      return [{ kind: "gate", name: call.name, args: call.args, index, span: call.span }];
    });
  });
}

/** The gates of a trace by what leads to them. */
interface GateIndex {
  /** By each name in them, in the order of the trace. */
  readonly named: ReadonlyMap<string, readonly Gate[]>;
  /** By their labels; of one label in several equations the first. */
  readonly called: ReadonlyMap<string, Gate>;
}

const indexes = new WeakMap<Trace, GateIndex>();

/** A trace never changes, so its gates are put in order once. */
function indexOf(trace: Trace): GateIndex {
  const known = indexes.get(trace);
  if (known) return known;
  const { gates } = trace;
  const called = new Map([...gates].reverse().map((gate) => [gate.label, gate]));
  const index = { named: byNames(gates, ({ node }) => node), called };
  indexes.set(trace, index);
  return index;
}

/** The gates that a quantity decides: those in whose arguments it stands. */
export const gatesBy = (trace: Trace, name: string): readonly Gate[] => indexOf(trace).named.get(name) ?? [];

/** The gate of a label such as `ReLU'(z1)`. */
export const gateCalled = (trace: Trace, label: string): Gate | undefined => indexOf(trace).called.get(label);

/** The kinks that a trace sits on, each operation of an equation once. */
export function kinksOf({ gates, model }: Pick<Trace, "gates" | "model">): Kink[] {
  const kinks = new Map<string, Kink>();
  for (const { kink, equation, node } of gates) {
    if (!kink) continue;
    const convention = String(model.conventions[gateRow(node.name).kink]);
    const key = `${equation} ${node.span.start}`;
    if (!kinks.has(key)) kinks.set(key, { at: equation, operation: node.name, convention });
  }
  return [...kinks.values()];
}
