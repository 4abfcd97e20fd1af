import { constant, derivative, type Expression, substitute, toText } from "../model/index.ts";
import { Rational } from "../rational/index.ts";
import { gateCalled } from "./gates.ts";
import type { Trace, Use } from "./trace.ts";

/** The local derivative of one use in symbols. @throws Error when the use is not of this trace. */
export function localOf({ model }: Trace, name: string, { through }: Use): Expression {
  const equation = model.quantities.get(through);
  if (equation?.role !== "equation") throw new Error(`no equation ${through}`);
  return derivative(equation.expression, name);
}

/** The upstream derivative of one use in symbols: `dL/dz1`. */
export const upstreamOf = ({ of }: Trace, { through }: Use): Expression => ({
  kind: "derivative",
  of,
  by: through,
  span: { start: 0, end: 0 },
});

/** The expression is the number 1. */
export const isOne = (node: Expression): boolean => node.kind === "number" && node.value.equals(Rational.one);

/**
 * An expression with the trace's numbers in the place of names, derivatives and gates.
 * @throws Error for a gate or derivative that the trace does not have.
 */
export function inNumbers(trace: Trace, expression: Expression): Expression {
  return substitute(expression, (node) => {
    const value = numberAt(trace, node);
    return value && constant(value);
  });
}

function numberAt(trace: Trace, node: Expression): Rational | undefined {
  if (node.kind === "name") return trace.values[node.name];
  if (node.kind !== "derivative" && node.kind !== "gate") return undefined;
  const value = node.kind === "gate" ? gateCalled(trace, toText(node))?.value : trace.gradients[node.by];
  if (!value) throw new Error(`no number for ${toText(node)}`);
  return value;
}
