import type { Role } from "../model/index.ts";
import type { Trace } from "../trace/index.ts";

/** A row of the table "values in this figure". */
export interface FigureValue {
  readonly name: string;
  readonly role: Role;
  /** In full, however long. */
  readonly value: string;
  /** The loss differentiated by the quantity. */
  readonly gradient: string;
}

/** Every quantity of a drawing with its numbers in full, in the model's order. */
export function figureValues({ model, values, gradients }: Trace): FigureValue[] {
  return [...model.quantities.values()].map(({ name, role }) => ({
    name,
    role,
    value: `${values[name]}`,
    gradient: `${gradients[name]}`,
  }));
}
