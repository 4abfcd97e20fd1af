import { attempt, type Excerpt, type ProblemCode, problemAt } from "../problem/index.ts";
import { type Collection, NAME, NAME_EXPECTED, standIn } from "./collection.ts";
import { type Expression, substitute } from "./expression.ts";
import type { Layer, Stems } from "./model.ts";
import { parseExpression } from "./parser.ts";
import type { LayerData } from "./schema.ts";

/** How a layer's quantities are called: a stem, then the unit's index where there are several. */
interface Names {
  readonly sum: (unit: number) => string;
  readonly output: (unit: number) => string;
  readonly bias: (unit: number) => string;
  readonly weight: (unit: number, input: number) => string;
}

/** The names of what a layer adds to the model, by what they are of. */
type Made = Readonly<Record<keyof Stems, readonly string[]>>;

/**
 * Expands `layers:` to the parameters and equations that an author would write for them: of each unit the
 * sum `z1: w11*x1 + w12*x2 + b1` and, with an activation, the output `h1: relu(z1)`. A layer of one unit
 * has no unit's index (`yhat`, `v1`). Without names of its own, layer 2 has w2, b2, z2 and h2. Gives the
 * layers by the names of what was added, up to the first one with a mistake.
 */
export function addLayers(collection: Collection): Layer[] {
  const layers: Layer[] = [];
  let inputs: readonly string[] | undefined = [...collection.quantities.values()]
    .filter(({ role }) => role === "input")
    .map(({ name }) => name);
  (collection.data.value.layers ?? []).forEach((data, index) => {
    const layer = addLayer(collection, data, index, inputs);
    inputs = layer?.outputs;
    if (layer) layers.push(layer);
    collection.outputs.push(...(layer?.outputs ?? []));
  });
  return layers;
}

/**
 * Adds one layer and gives its names; undefined where the layer, or one before it, has a mistake that leaves
 * them open.
 */
function addLayer(
  collection: Collection,
  layer: LayerData,
  index: number,
  inputs: readonly string[] | undefined,
): Layer | undefined {
  const path = ["layers", index];
  const units = collection.integer([...path, "units"], 1, collection.limits.equations);
  const activation = activationOf(collection, layer, index);
  if (!units || !hasShape(collection, layer, index, units, inputs?.length) || !inputs) {
    collection.pass(...letters.map((key) => stemOf(layer, index, key)));
    return undefined;
  }
  const names = namesOf(layer, index, units, inputs.length);
  const all = Array.from({ length: units }, (_, at) => at + 1);
  const weights = all.map((unit) => inputs.map((_, at) => names.weight(unit, at + 1)));
  const made = {
    weights: weights.flat(),
    biases: layer.biases ? all.map(names.bias) : [],
    sums: all.map(names.sum),
    outputs: layer.activation === undefined ? [] : all.map(names.output),
  };
  if (!hasNames(collection, layer, index, made)) {
    collection.pass(...letters.map((key) => stemOf(layer, index, key)));
    return undefined;
  }
  const span = collection.data.span(path);
  const equation = (name: string, expression: Expression) =>
    collection.add({ role: "equation", name, expression, span });
  weights.forEach((row, unit) => {
    row.forEach((name, at) => {
      collection.given("parameter", name, [...path, "weights", unit, at]);
    });
  });
  for (const unit of layer.biases ? all : []) {
    collection.given("parameter", names.bias(unit), [...path, "biases", unit - 1]);
  }
  for (const unit of all) {
    const terms = inputs.map((input, at) => `${names.weight(unit, at + 1)}*${input}`);
    const text = [...terms, ...(layer.biases ? [names.bias(unit)] : [])].join(" + ");
    const place = standIn(text, collection.source, span);
    const sum = attempt(collection.report, () => parseExpression(place, collection.limits));
    if (!sum) return undefined;
    equation(names.sum(unit), sum);
    const z: Expression = { kind: "name", name: names.sum(unit), span };
    if (activation) {
      equation(
        names.output(unit),
        substitute(activation, (node) => (node.kind === "name" && node.name === "z" ? z : undefined)),
      );
    }
  }
  const { sums } = made;
  return {
    stems: stemsOf(layer, index),
    inputs,
    weights,
    biases: layer.biases && made.biases,
    sums,
    outputs: activation ? made.outputs : sums,
    activation,
  };
}

/** The parts of a layer that have names, which without names of their own begin with these letters. */
const LETTERS = { weights: "w", biases: "b", sums: "z", outputs: "h" } as const;
const letters = ["weights", "biases", "sums", "outputs"] as const;

const stemOf = ({ names }: LayerData, index: number, key: keyof typeof LETTERS) =>
  names?.[key] ?? `${LETTERS[key]}${index + 1}`;

const stemsOf = (layer: LayerData, index: number): Stems => ({
  weights: stemOf(layer, index, "weights"),
  biases: stemOf(layer, index, "biases"),
  sums: stemOf(layer, index, "sums"),
  outputs: stemOf(layer, index, "outputs"),
});

function namesOf(layer: LayerData, index: number, units: number, inputs: number): Names {
  const join = units > 9 || inputs > 9 ? "_" : "";
  const label = (stem: string, indices: readonly number[]) =>
    `${stem}${/\d$/.test(stem) && indices.length > 0 ? "_" : ""}${indices.join(join)}`;
  const stem = (key: keyof typeof LETTERS) => stemOf(layer, index, key);
  const of = (unit: number) => (units > 1 ? [unit] : []);
  return {
    sum: (unit) => label(stem("sums"), of(unit)),
    output: (unit) => label(stem("outputs"), of(unit)),
    bias: (unit) => label(stem("biases"), of(unit)),
    weight: (unit, input) => label(stem("weights"), [...of(unit), input]),
  };
}

/** The activation as an expression in z: `relu` is short for `relu(z)`; z itself where it cannot be read. */
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
  const unread: Expression = { kind: "name", name: "z", span: collection.data.span(["layers", index]) };
  return attempt(collection.report, () => parseExpression(whole, collection.limits)) ?? unread;
}

/** Reports a name of a layer's own that cannot stand for what it is to stand for. */
function hasNames(collection: Collection, layer: LayerData, index: number, made: Made): boolean {
  const { data, report, source } = collection;
  const seen = new Set<string>();
  let sound = true;
  for (const key of letters) {
    const stem = layer.names?.[key];
    const wrong = (code: ProblemCode, found: string, expected: string) => {
      sound = false;
      report(problemAt(source, data.span(["layers", index, "names", key]), code, { found, expected }));
    };
    const taken = made[key]
      .map(
        (name) =>
          collection.taken(name) ?? (seen.has(name) ? `"${name}" is of the layer already` : undefined),
      )
      .find((found) => found !== undefined);
    for (const name of made[key]) seen.add(name);
    if (stem === undefined) continue;
    if (!NAME.test(stem)) wrong("bad-name", `the name "${stem}"`, NAME_EXPECTED);
    else if (taken !== undefined) wrong("duplicate-name", taken, "another name");
    else if (key === "outputs" && layer.activation === undefined) {
      wrong("unknown-name", `"${stem}" for the outputs of a layer without activation`, "activation: in it");
    }
  }
  return sound;
}

/** Reports a list of weights or biases that does not fit the layer. */
function hasShape(
  { data, report, source }: Collection,
  layer: LayerData,
  index: number,
  units: number,
  inputs: number | undefined,
): boolean {
  const wrong = (path: (string | number)[], found: string, expected: string) => {
    report(problemAt(source, data.span(["layers", index, ...path]), "bad-shape", { found, expected }));
    return false;
  };
  const rows = layer.weights.length;
  if (rows !== units) return wrong(["weights"], `weights of ${rows} units`, `those of ${units}`);
  const short = layer.weights.findIndex((row) => row.length !== (inputs ?? row.length));
  if (short >= 0) {
    const found = `${layer.weights[short]?.length} weights of unit ${short + 1}`;
    return wrong(["weights", short], found, `one for each of ${inputs} inputs`);
  }
  const biases = layer.biases?.length ?? units;
  return biases === units || wrong(["biases"], `${biases} biases`, `one for each of ${units} units`);
}
