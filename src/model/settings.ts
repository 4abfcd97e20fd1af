import type { Conventions } from "../operations/index.ts";
import { Rational } from "../rational/index.ts";
import type { Collection } from "./collection.ts";
import type { Update } from "./model.ts";

/** How many digits a fraction may have after gradient descent before its author is warned. */
const DIGITS = 1_000;

/** The model's conventions at kinks, with what holds where it says nothing. */
export function conventions(collection: Collection): Conventions {
  const given = collection.data.value.conventions ?? {};
  const number = (key: "relu" | "leaky_relu" | "abs") =>
    (given[key] === undefined ? undefined : collection.number(["conventions", key])) ?? Rational.zero;
  const slope = given.leaky_relu === undefined || given.leaky_relu === "slope";
  return {
    relu: number("relu"),
    leaky_relu: slope ? "slope" : number("leaky_relu"),
    abs: number("abs"),
    tie: given.tie ?? "split",
  };
}

/** The model's TeX, or meanings, by name; a name that the model does not have is reported. */
export function textsByName(collection: Collection, key: "notation" | "meanings"): Map<string, string> {
  const texts = new Map(Object.entries(collection.data.value[key] ?? {}));
  for (const name of texts.keys()) {
    if (collection.knows(name)) continue;
    collection.unknown(collection.data.key([key, name]), `"${name}" in "${key}"`, name);
  }
  return texts;
}

/** The steps of gradient descent that the model asks for. */
export function update(collection: Collection): Update | undefined {
  const { data, limits } = collection;
  const given = data.value.update;
  if (!given) return undefined;
  const rate = collection.number(["update", "rate"]);
  const integer = (key: "steps" | "digits", otherwise: number, most: number) =>
    given[key] === undefined ? otherwise : collection.integer(["update", key], 1, most);
  const steps = integer("steps", 1, limits.steps);
  const digits = integer("digits", DIGITS, limits.digits);
  if (!rate || steps === undefined || digits === undefined) return undefined;
  return { rate, steps, digits, span: data.key(["update"]) };
}
