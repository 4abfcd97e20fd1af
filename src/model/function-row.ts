import { type FunctionRow, functions, type Gated, isGated } from "../operations/index.ts";

/** The row of a function that the parser has let through. */
export function functionRow(name: string): FunctionRow {
  const row = functions.get(name);
  if (!row) throw new Error(`no function ${name}`);
  return row;
}

/** The row of a function with a kink, which every gate names. */
export function gateRow(name: string): Gated {
  const row = functionRow(name);
  if (!isGated(row)) throw new Error(`${name} has no kink`);
  return row;
}
