import type { Loss } from "../operations/index.ts";
import type { Span } from "../problem/index.ts";
import { type Expression, substitute } from "./expression.ts";

/** What a call of a loss with pairs of arguments stands for, all of it at the place of the call. */
export function expandLoss(
  loss: Loss,
  body: Expression,
  args: readonly Expression[],
  span: Span,
): Expression {
  const terms: Expression[] = [];
  for (let index = 0; index < args.length; index += 2) {
    const pair = (node: Expression) =>
      node.kind === "name" ? args[index + loss.parameters.indexOf(node.name)] : undefined;
    terms.push(substitute(body, pair, span));
  }
  const [only] = terms;
  return terms.length === 1 && only ? only : { kind: "call", name: loss.join, args: terms, span };
}
