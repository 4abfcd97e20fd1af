import { nearest, problemAt } from "../problem/index.ts";
import type { Collection } from "./collection.ts";
import { type Expression, nodes, substitute } from "./expression.ts";
import type { Equation, Given, Quantity } from "./model.ts";
import { namesIn } from "./order.ts";

const ROLES = [
  ["inputs", "input"],
  ["targets", "target"],
] as const;

/** Adds to the model what only examples give, with the number of the first example that does. */
export function addExamples(collection: Collection): void {
  (collection.data.value.examples ?? []).forEach((example, index) => {
    for (const [key, role] of ROLES) {
      for (const name of Object.keys(example[key] ?? {})) {
        const path = ["examples", index, key, name];
        if (collection.quantities.get(name)?.role !== role) collection.given(role, name, path);
      }
    }
  });
}

/**
 * A model with examples as one without: whatever depends on an example stands there once for each, as
 * `z1@2`, and the loss is the mean or sum of the examples' losses.
 */
export function batch(collection: Collection, inOrder: readonly Equation[]): Map<string, Quantity> {
  const { data, quantities, limits } = collection;
  const { examples, loss, batch: join = "mean" } = data.value;
  if (!examples || examples.length === 0) return quantities;
  const amiss = misspelt(collection);
  const shared = new Set([...Object.keys(data.value.inputs ?? {}), ...Object.keys(data.value.targets ?? {})]);
  const varying = new Set(
    examples.flatMap((example) => ROLES.flatMap(([key]) => Object.keys(example[key] ?? {}))),
  );
  const uses = (expression: Expression) =>
    [...nodes(expression)].some((node) => node.kind === "name" && varying.has(node.name));
  for (const { name, expression } of inOrder) if (uses(expression)) varying.add(name);
  const copies = collection.equations.filter(({ name }) => varying.has(name));
  if (collection.tooMany(copies.length * examples.length, "equations", limits.equations, ["examples"])) {
    return quantities;
  }
  const result = new Map([...quantities].filter(([name]) => !varying.has(name)));
  const put = (quantity: Quantity) => result.set(quantity.name, quantity);
  const givens = [...quantities.values()].filter(
    (quantity): quantity is Given => quantity.role !== "equation" && varying.has(quantity.name),
  );
  examples.forEach((_, index) => {
    for (const given of givens) put(exampleGiven(collection, given, index, { shared, amiss }));
    for (const equation of copies) put(exampleEquation(equation, index, varying));
  });
  const total = quantities.get(loss);
  if (total?.role !== "equation" || !varying.has(loss)) return result;
  const args = examples.map(
    (_, index): Expression => ({ kind: "name", name: at(loss, index), span: total.span }),
  );
  put({ ...total, expression: { kind: "call", name: join, args, span: total.span } });
  return result;
}

/** What quantities mean: those of an example what the name alone means, the loss the same of all examples. */
export function inExamples(
  meanings: ReadonlyMap<string, string>,
  join: string,
  quantities: ReadonlyMap<string, Quantity>,
): ReadonlyMap<string, string> {
  const all = [...quantities.keys()].flatMap((name): [string, string][] => {
    const [single = name, example] = name.split("@");
    const meaning = meanings.get(name) ?? meanings.get(single);
    if (meaning === undefined) return [];
    if (example !== undefined) return [[name, `${meaning}, example ${example}`]];
    return [[name, quantities.has(at(name, 0)) ? `${meaning}, ${join} of all examples` : meaning]];
  });
  return new Map(all);
}

const at = (name: string, index: number) => `${name}@${index + 1}`;

/**
 * Reports the names in examples that stand in the place of one which the equations use; gives these names, and those
 * that are missed for them, as `t@2`.
 */
function misspelt({ data, equations, quantities, source, report }: Collection): Set<string> {
  const examples = data.value.examples ?? [];
  const used = new Set(equations.flatMap(({ expression }) => namesIn(expression)));
  const amiss = new Set<string>();
  for (const [index, example] of examples.entries()) {
    for (const [key, role] of ROLES) {
      const names = Object.keys(example[key] ?? {});
      const lacking = [...quantities.values()].flatMap((quantity) =>
        quantity.role === role && used.has(quantity.name) && !names.includes(quantity.name)
          ? [quantity.name]
          : [],
      );
      for (const name of names.filter((one) => !used.has(one))) {
        const isOdd = examples.some((other) => other[key]?.[name] === undefined);
        const meant = nearest(name, lacking) ?? (isOdd && lacking.length === 1 ? lacking[0] : undefined);
        if (meant === undefined) continue;
        const finding = { found: `"${name}" in "examples.${index}.${key}"`, suggestion: meant };
        report(problemAt(source, data.key(["examples", index, key, name]), "unknown-name", finding));
        amiss.add(name).add(at(meant, index));
      }
    }
  }
  return amiss;
}

function exampleGiven(
  collection: Collection,
  given: Given,
  index: number,
  { shared, amiss }: { readonly shared: ReadonlySet<string>; readonly amiss: ReadonlySet<string> },
): Given {
  const { data, report, source } = collection;
  const key = given.role === "input" ? "inputs" : "targets";
  const path = ["examples", index, key, given.name];
  const name = at(given.name, index);
  if (data.value.examples?.[index]?.[key]?.[given.name] === undefined) {
    if (!shared.has(given.name) && !amiss.has(given.name) && !amiss.has(name)) {
      const finding = { found: `no "${given.name}" in "examples.${index}.${key}"`, expected: "a number" };
      report(problemAt(source, data.span(["examples", index]), "missing-key", finding));
    }
    return { ...given, name };
  }
  return { ...given, name, value: collection.number(path) ?? given.value, span: data.key(path) };
}

function exampleEquation(equation: Equation, index: number, varying: ReadonlySet<string>): Equation {
  const rename = (node: Expression): Expression | undefined =>
    node.kind === "name" && varying.has(node.name)
      ? { kind: "name", name: at(node.name, index), span: node.span }
      : undefined;
  return { ...equation, name: at(equation.name, index), expression: substitute(equation.expression, rename) };
}
