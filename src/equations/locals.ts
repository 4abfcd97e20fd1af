import { constant, type Expression, type Model, toText } from "../model/index.ts";
import type { Trace } from "../trace/index.ts";

/** The right-hand side of an equation of the model. */
export function equationOf(model: Model, name: string): Expression {
  const found = model.equations.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no equation ${name}`);
  return found.expression;
}

/** An expression with every gate and every derivative replaced by its number; names stay. */
export function withNumbers(node: Expression, trace: Trace): Expression {
  const inner = (operand: Expression) => withNumbers(operand, trace);
  switch (node.kind) {
    case "gate": {
      const label = toText(node);
      const gate = trace.gates.find((candidate) => candidate.label === label);
      if (!gate) throw new Error(`no gate ${label}`);
      return constant(gate.value);
    }
    case "derivative": {
      const gradient = trace.gradients[node.by];
      if (!gradient) throw new Error(`no gradient of ${node.by}`);
      return constant(gradient);
    }
    case "negate":
      return { ...node, operand: inner(node.operand) };
    case "power":
      return { ...node, base: inner(node.base) };
    case "call":
      return { ...node, args: node.args.map(inner) };
    case "chain": {
      const terms = node.terms.map(({ link, expression }) => ({ link, expression: inner(expression) }));
      return { ...node, terms };
    }
    default:
      return node;
  }
}
