import { attempt, type Excerpt, problemAt } from "../problem/index.ts";
import { type Collection, standIn } from "./collection.ts";
import { type Expression, substitute } from "./expression.ts";
import { parseExpression } from "./parser.ts";
import type { LayerData } from "./schema.ts";

/** How a layer's quantities are called: a stem, then the unit's index where there are several. */
interface Names {
  readonly sum: (unit: number) => string;
  readonly output: (unit: number) => string;
  readonly bias: (unit: number) => string;
  readonly weight: (unit: number, input: number) => string;
}

/**
 * Expands `layers:` to the parameters and equations that an author would write for them: of each unit the
 * sum `z1: w11*x1 + w12*x2 + b1` and, with an activation, the output `h1: relu(z1)`. A layer of one unit
 * has no unit's index (`yhat`, `v1`). Without names of its own, layer 2 has w2, b2, z2 and h2.
 */
export function addLayers(collection: Collection): void {
  let inputs = [...collection.quantities.values()]
    .filter(({ role }) => role === "input")
    .map(({ name }) => name);
  (collection.data.value.layers ?? []).forEach((layer, index) => {
    inputs = addLayer(collection, layer, index, inputs);
  });
}

/** Adds one layer and gives the names of its outputs. */
function addLayer(
  collection: Collection,
  layer: LayerData,
  index: number,
  inputs: readonly string[],
): string[] {
  const path = ["layers", index];
  const units = collection.integer([...path, "units"], 1, collection.limits.equations);
  if (units === undefined || !hasShape(collection, layer, index, units, inputs.length)) return [];
  const names = namesOf(layer, index, units, inputs.length);
  const span = collection.data.span(path);
  const equation = (name: string, expression: Expression) =>
    collection.add({ role: "equation", name, expression, span });
  const activation = activationOf(collection, layer, index);
  const all = Array.from({ length: units }, (_, at) => at + 1);
  for (const unit of all) {
    inputs.forEach((_, at) => {
      collection.given("parameter", names.weight(unit, at + 1), [...path, "weights", unit - 1, at]);
    });
  }
  for (const unit of layer.biases ? all : []) {
    collection.given("parameter", names.bias(unit), [...path, "biases", unit - 1]);
  }
  for (const unit of all) {
    const terms = inputs.map((input, at) => `${names.weight(unit, at + 1)}*${input}`);
    const text = [...terms, ...(layer.biases ? [names.bias(unit)] : [])].join(" + ");
    const place = standIn(text, collection.source, span);
    const sum = attempt(collection.report, () => parseExpression(place, collection.limits));
    if (!sum) return [];
    equation(names.sum(unit), sum);
    const z: Expression = { kind: "name", name: names.sum(unit), span };
    if (activation) {
      equation(
        names.output(unit),
        substitute(activation, (node) => (node.kind === "name" && node.name === "z" ? z : undefined)),
      );
    }
  }
  return all.map(activation ? names.output : names.sum);
}

function namesOf({ names }: LayerData, index: number, units: number, inputs: number): Names {
  const join = units > 9 || inputs > 9 ? "_" : "";
  const label = (stem: string, indices: readonly number[]) =>
    `${stem}${/\d$/.test(stem) && indices.length > 0 ? "_" : ""}${indices.join(join)}`;
  const stem = (key: keyof NonNullable<typeof names>, letter: string) =>
    names?.[key] ?? `${letter}${index + 1}`;
  const of = (unit: number) => (units > 1 ? [unit] : []);
  return {
    sum: (unit) => label(stem("sums", "z"), of(unit)),
    output: (unit) => label(stem("outputs", "h"), of(unit)),
    bias: (unit) => label(stem("biases", "b"), of(unit)),
    weight: (unit, input) => label(stem("weights", "w"), [...of(unit), input]),
  };
}

/** The activation as an expression in z: `relu` is short for `relu(z)`. */
function activationOf(
  collection: Collection,
  { activation }: LayerData,
  index: number,
): Expression | undefined {
  if (activation === undefined) return undefined;
  const { text, source, offset } = collection.data.excerpt(["layers", index, "activation"]);
  const whole: Excerpt = {
    text: /^\w+$/.test(text) ? `${text}(z)` : text,
    source,
    offset: (at) => offset(Math.min(at, text.length)),
  };
  return attempt(collection.report, () => parseExpression(whole, collection.limits));
}

/** Reports a list of weights or biases that does not fit the layer. */
function hasShape(
  { data, report, source }: Collection,
  layer: LayerData,
  index: number,
  units: number,
  inputs: number,
): boolean {
  const wrong = (path: (string | number)[], found: string, expected: string) => {
    report(problemAt(source, data.span(["layers", index, ...path]), "bad-shape", { found, expected }));
    return false;
  };
  const rows = layer.weights.length;
  if (rows !== units) return wrong(["weights"], `weights of ${rows} units`, `those of ${units}`);
  const short = layer.weights.findIndex((row) => row.length !== inputs);
  if (short >= 0) {
    const found = `${layer.weights[short]?.length} weights of unit ${short + 1}`;
    return wrong(["weights", short], found, `one for each of ${inputs} inputs`);
  }
  const biases = layer.biases?.length ?? units;
  return biases === units || wrong(["biases"], `${biases} biases`, `one for each of ${units} units`);
}
