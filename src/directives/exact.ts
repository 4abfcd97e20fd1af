import type { Properties } from "hast";
import { type Expression, toText } from "../model/index.ts";
import type { Scope } from "./scope.ts";

/**
 * What a shown number is, for scripts that check built pages: the quantities, what differs from the model,
 * the model, as `dL/dw11|b1=-3|flagship`. Undefined for a number as typed, which is not computed.
 */
export function exactName(scope: Scope, ...shown: (Expression | string)[]): string | undefined {
  const { name, changes } = scope;
  const isTyped = shown.some((one) => typeof one !== "string" && one.kind === "number");
  if (name === undefined || isTyped) return undefined;
  const quantities = shown.map((one) => (typeof one === "string" ? one : toText(one)));
  return [quantities.join(";"), changes, name].join("|");
}

/** The same as an attribute of the element that shows the number. */
export function exactly(scope: Scope, ...shown: (Expression | string)[]): Properties {
  const dataExact = exactName(scope, ...shown);
  return dataExact === undefined ? {} : { dataExact };
}
