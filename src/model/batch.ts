import { nearest, problemAt } from "../problem/index.ts";
import type { Collection } from "./collection.ts";
import { type Expression, nodes, substitute } from "./expression.ts";
import type { Equation, Given, Quantity } from "./model.ts";
import { namesIn } from "./order.ts";

const ROLES = [
  ["inputs", "input"],
  ["targets", "target"],
] as const;

/** Names in examples that are reported, and those that are missed for them, as `t@2`. */
export type Amiss = Set<string>;

/**
 * Adds to the model what only examples give, with the number of the first example that does. In a model with
 * layers, each of whose inputs counts, a name that stands in the place of another one is reported instead.
 */
export function addExamples(collection: Collection): Amiss {
  const { examples = [], layers = [] } = collection.data.value;
  const amiss: Amiss = new Set();
  examples.forEach((example, index) => {
    for (const [key, role] of ROLES) {
      for (const name of Object.keys(example[key] ?? {})) {
        const path = ["examples", index, key, name];
        if (collection.quantities.get(name)?.role === role) continue;
        const meant = layers.length > 0 ? rarer(collection, index, key, name) : undefined;
        if (meant === undefined) collection.given(role, name, path);
        else reportName(collection, [index, key, name], meant, amiss);
      }
    }
  });
  return amiss;
}

/** What an example lacks that more examples have than have a name of it: that is likely what the name was to be. */
function rarer(
  { data }: Collection,
  index: number,
  key: "inputs" | "targets",
  name: string,
): string | undefined {
  const { examples = [] } = data.value;
  const shared = Object.keys(data.value[key] ?? {});
  const count = (one: string) =>
    examples.filter((example) => example[key]?.[one] !== undefined).length + Number(shared.includes(one));
  const all = new Set([...shared, ...examples.flatMap((example) => Object.keys(example[key] ?? {}))]);
  const lacking = [...all].filter(
    (one) => examples[index]?.[key]?.[one] === undefined && count(one) > count(name),
  );
  return nearest(name, lacking) ?? (lacking.length === 1 ? lacking[0] : undefined);
}

/** Reports a name in an example that another one was meant by, or that is none of the model's. */
function reportName(
  { data, source, report, quantities }: Collection,
  [index, key, name]: readonly [index: number, key: "inputs" | "targets", name: string],
  meant: string | undefined,
  amiss: Amiss,
): void {
  const isTold =
    amiss.has(name) && data.value.examples?.every((example) => example[key]?.[name] !== undefined);
  amiss.add(name);
  if (meant !== undefined) amiss.add(at(meant, index));
  if (isTold) return;
  const role = key === "inputs" ? "input" : "target";
  const names = [...quantities.values()].flatMap((one) =>
    one.role === role && one.name !== name ? [one.name] : [],
  );
  const finding = { found: `"${name}" in "examples.${index}.${key}"`, suggestion: meant };
  const expected = meant === undefined ? `one of ${names.join(", ")}` : undefined;
  const span = data.key(["examples", index, key, name]);
  report(problemAt(source, span, "unknown-name", { ...finding, expected }));
}

/**
 * A model with examples as one without: whatever depends on an example stands there once for each, as
 * `z1@2`, and the loss is the mean or sum of the examples' losses.
 */
export function batch(
  collection: Collection,
  inOrder: readonly Equation[],
  reported: Amiss,
): Map<string, Quantity> {
  const { data, quantities, limits } = collection;
  const { examples, loss, batch: join = "mean" } = data.value;
  if (!examples || examples.length === 0) return quantities;
  const amiss = misspelt(collection, reported);
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
 * Reports the names in examples that stand in the place of one which the equations use, and those that no equation
 * uses where the model lists its own; gives all that are `reported`.
 */
function misspelt(collection: Collection, reported: Amiss): Amiss {
  const { data, equations, quantities } = collection;
  const examples = data.value.examples ?? [];
  const used = new Set(equations.flatMap(({ expression }) => namesIn(expression)));
  const amiss = new Set(reported);
  for (const [index, example] of examples.entries()) {
    for (const [key, role] of ROLES) {
      const shared = Object.keys(data.value[key] ?? {});
      const names = Object.keys(example[key] ?? {});
      const lacking = [...quantities.values()].flatMap((quantity) =>
        quantity.role === role && used.has(quantity.name) && !names.includes(quantity.name)
          ? [quantity.name]
          : [],
      );
      for (const name of names.filter(
        (one) => !used.has(one) && !shared.includes(one) && !reported.has(one),
      )) {
        const isOdd = shared.length > 0 || examples.some((other) => other[key]?.[name] === undefined);
        const meant = nearest(name, lacking) ?? (isOdd && lacking.length === 1 ? lacking[0] : undefined);
        if (meant !== undefined || shared.length > 0)
          reportName(collection, [index, key, name], meant, amiss);
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
