import { type Equation, type Model, namesIn } from "../model/index.ts";

/** Where a quantity is used: in which equation, and as which of the names in it. */
export interface UsePlace {
  readonly equation: Equation;
  readonly position: number;
}

const known = new WeakMap<Model, ReadonlyMap<string, readonly UsePlace[]>>();

/** The uses of every quantity in the order of the equations; found once for each model. */
export function usePlaces(model: Model): ReadonlyMap<string, readonly UsePlace[]> {
  const before = known.get(model);
  if (before) return before;
  const places = new Map<string, UsePlace[]>([...model.quantities.keys()].map((name) => [name, []]));
  for (const equation of model.equations) {
    namesIn(equation.expression).forEach((name, position) => {
      places.get(name)?.push({ equation, position });
    });
  }
  known.set(model, places);
  return places;
}
