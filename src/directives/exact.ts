import type { Properties } from "hast";
import { type Expression, nodes, toText } from "../model/index.ts";
import type { Scope } from "./scope.ts";

/**
 * What a shown number is, for scripts that check built pages: the quantities, what differs from the model,
 * the model, as `dL/dw11|b1=-3|flagship`; a variant alone is its quantity with its changes. Undefined for a
 * number as typed, which is not computed, and for one about how another is written.
 */
export function exactName(scope: Scope, ...shown: (Expression | string)[]): string | undefined {
  const [only, more] = shown;
  if (typeof only === "object" && only.kind === "variant" && !more) {
    return exactName(scope.varied(only), only.operand);
  }
  const { name, changes, models } = scope;
  const isTyped = shown.some((one) => typeof one !== "string" && one.kind === "number");
  const hasDigits = shown.some((one) => typeof one !== "string" && isBeyondScripts(one));
  if (name === undefined || !models.isProved(name) || isTyped || hasDigits) return undefined;
  const quantities = shown.map((one) => (typeof one === "string" ? one : toText(one)));
  return [quantities.join(";"), changes, name].join("|");
}

/** Whether a part of an expression is about how a number is written. */
const isBeyondScripts = (expression: Expression): boolean =>
  nodes(expression).some(
    (node) => node.kind === "digits" || (node.kind === "variant" && isBeyondScripts(node.operand)),
  );

/**
 * The same as an attribute of a cell with the arithmetic that gives the number; a gate has a reason in its place.
 */
export function ruled(scope: Scope, quantity: string): Properties {
  const dataRule = quantity.includes("'") ? undefined : exactName(scope, quantity);
  return dataRule === undefined ? {} : { dataRule };
}

/** The same as an attribute of the element that shows the number. */
export function exactly(scope: Scope, ...shown: (Expression | string)[]): Properties {
  const dataExact = exactName(scope, ...shown);
  return dataExact === undefined ? {} : { dataExact };
}
