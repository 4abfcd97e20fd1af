import { derivative, type Layer } from "../model/index.ts";
import { Rational } from "../rational/index.ts";
import type { Trace } from "../trace/index.ts";
import { breaks } from "./breaks.ts";
import { type Row, rowsTex } from "./display.ts";
import type { EquationForm } from "./forms.ts";
import {
  type EntryNames,
  entrywise,
  type Matrix,
  matrixTex,
  product,
  productTex,
  transposed,
} from "./matrices.ts";
import { type LayerSymbols, symbolsOf } from "./symbols.ts";
import { derivativeTex, raised, toTex } from "./tex.ts";

/** What is shown of a layer. */
export interface LayerView {
  readonly mode: "forward" | "backward";
  /** Among `symbolic`, `substituted` and `value`. */
  readonly forms: readonly EquationForm[];
  /** What scripts that check a quantity's number know it by. */
  readonly exact?: ((quantity: string) => string | undefined) | undefined;
}

/**
 * A layer's equations as matrices, one column for each example of a batch: forward z = Wx + b and the
 * activation, backward the gradients of the sums and with them those of the weights (an outer product), the
 * biases and the inputs (Goodfellow, Bengio and Courville, "Deep Learning", section 6.5.4).
 */
export function layerTex(trace: Trace, layer: Layer, { mode, forms, exact }: LayerView): string {
  const setting = settingOf(trace, layer, exact);
  const rows = mode === "forward" ? forwardRows(setting) : backwardRows(setting);
  return rowsTex(
    rows.map(({ left, sides }) => ({ left, sides: forms.flatMap((form) => sides[form] ?? []) })),
  );
}

/** The names of a layer's quantities in the model, those of every example of a batch. */
export function layerNames(trace: Trace, layer: Layer): string[] {
  const { columns, at } = settingOf(trace, layer);
  const { inputs, weights, biases = [], sums, outputs } = layer;
  const names = [...inputs, ...weights.flat(), ...biases, ...sums, ...outputs];
  return [...new Set(names.flatMap((name) => columns.map((column) => at(name, column))))];
}

/** One equation with what stands behind its equals sign in each form. */
interface MatrixRow extends Pick<Row, "left"> {
  readonly sides: Partial<Readonly<Record<EquationForm, string>>>;
}

/** The numbers of one layer. */
interface Setting {
  readonly trace: Trace;
  readonly layer: Layer;
  readonly symbols: LayerSymbols;
  /** The examples, from 1; one column without a number where the layer does not depend on them. */
  readonly columns: readonly (number | undefined)[];
  readonly at: (name: string, column: number | undefined) => string;
  readonly values: (names: readonly string[]) => Matrix;
  readonly gradients: (names: readonly string[]) => Matrix;
  /** The names of the entries that `values` and `gradients` give. */
  readonly valueNames: (names: readonly string[]) => EntryNames;
  readonly gradientNames: (names: readonly string[]) => EntryNames;
  /** The name of the gradient by one quantity. */
  readonly gradientName: (name: string | undefined) => string | undefined;
}

function settingOf(trace: Trace, layer: Layer, exact: LayerView["exact"] = () => undefined): Setting {
  const { quantities, examples } = trace.model;
  const isSingle = layer.sums.every((name) => quantities.has(name));
  const columns = isSingle ? [undefined] : Array.from({ length: examples }, (_, index) => index + 1);
  const at: Setting["at"] = (name, column) =>
    column === undefined || quantities.has(name) ? name : `${name}@${column}`;
  const grid = (numbers: Trace["values"]) => (names: readonly string[]) =>
    names.map((name) => columns.map((column) => known(numbers[at(name, column)])));
  const symbols = symbolsOf(trace.model, layer, !isSingle);
  const gradientName = (name = "") => exact(`d${trace.of}/d${name}`);
  const valueNames: Setting["valueNames"] = (names) => (row, column) =>
    exact(at(names[row] ?? "", columns[column]));
  const gradientNames: Setting["gradientNames"] = (names) => (row, column) =>
    gradientName(at(names[row] ?? "", columns[column]));
  const numbers = { values: grid(trace.values), gradients: grid(trace.gradients) };
  return { trace, layer, symbols, columns, at, ...numbers, valueNames, gradientNames, gradientName };
}

function forwardRows({ trace, layer, symbols, columns, values, valueNames }: Setting): MatrixRow[] {
  const { weights, inputs, biases, sums, outputs, activation } = layer;
  const numbers = weights.map((row) => row.map((name) => known(trace.values[name])));
  const ones: Matrix = [columns.map(() => Rational.one)];
  const isBatch = columns.length > 1;
  const bias = biases?.map((name) => [known(trace.values[name])]);
  const biasTex = bias && (isBatch ? productTex(bias, ones) : matrixTex(bias));
  const sumRow: MatrixRow = {
    left: symbols.sums,
    sides: {
      symbolic: `${symbols.weights}${symbols.inputs}${biases ? ` ${breaks.term}+ ${symbols.biases}${isBatch ? symbols.ones : ""}` : ""}`,
      substituted: `${productTex(numbers, values(inputs))}${biasTex ? ` ${breaks.term}+ ${biasTex}` : ""}`,
      value: matrixTex(values(sums), valueNames(sums)),
    },
  };
  if (!activation) return [sumRow];
  const symbolic = toTex(activation, symbols.inSums);
  const value = matrixTex(values(outputs), valueNames(outputs));
  return [sumRow, { left: symbols.outputs, sides: { symbolic, value } }];
}

function backwardRows(setting: Setting): MatrixRow[] {
  const { trace, layer, symbols, columns, values, gradients, gradientName, gradientNames } = setting;
  const { inputs, biases, sums, weights } = layer;
  const by = (symbol: string) => derivativeTex(symbols.loss, symbol, trace.model.notation);
  const error = gradients(sums);
  const isBatch = columns.length > 1;
  const ones: Matrix = columns.map(() => [Rational.one]);
  const weightGradients = weights.map((row) => row.map((name) => known(trace.gradients[name])));
  const numbers = weights.map((row) => row.map((name) => known(trace.values[name])));
  const rows = [
    errorRow(setting, by),
    withRest(setting, weights.flat(), {
      left: by(symbols.weights),
      symbolic: `${by(symbols.sums)}${raised(symbols.inputs, "{T}")}`,
      factors: [error, transposed(values(inputs))],
      total: weightGradients,
      entries: (row, column) => gradientName(weights[row]?.[column]),
    }),
  ];
  if (biases)
    rows.push(
      withRest(setting, biases, {
        left: by(symbols.biases),
        symbolic: isBatch ? `${by(symbols.sums)}${symbols.ones.replace("^{T}", "")}` : by(symbols.sums),
        factors: isBatch ? [error, ones] : [error],
        total: biases.map((name) => [known(trace.gradients[name])]),
        entries: (row) => gradientName(biases[row]),
      }),
    );
  const isShared = isBatch && inputs.some((name) => trace.model.quantities.has(name));
  const factors = [transposed(numbers), error];
  // An input that all examples share has one gradient: the sum of its row, which a matrix of copies tells apart.
  const total = isShared ? product(transposed(numbers), error) : gradients(inputs);
  const symbolic = `${raised(symbols.weights, "{T}")}${by(symbols.sums)}`;
  rows.push(
    withRest(setting, isShared ? [] : inputs, {
      left: by(symbols.inputs),
      symbolic,
      factors,
      total,
      entries: isShared ? undefined : gradientNames(inputs),
    }),
  );
  return rows;
}

/** The gradient of the sums: that of the outputs, let through by the activation's derivative. */
function errorRow(
  { trace, layer, symbols, columns, at, gradients, gradientNames }: Setting,
  by: (symbol: string) => string,
) {
  const { activation, sums, outputs } = layer;
  const left = by(symbols.sums);
  const value = matrixTex(gradients(sums), gradientNames(sums));
  if (!activation) return { left, sides: { value } };
  const uses = sums.map((sum, unit) =>
    columns.map((column) => {
      const all = usesOf(trace, at(sum, column));
      const through = at(outputs[unit] ?? "", column);
      return all.length === 1 && all[0]?.through === through ? all[0].local : undefined;
    }),
  );
  const symbolic = `${by(symbols.outputs)} ${breaks.term}\\odot ${toTex(derivative(activation, "z"), symbols.inSums)}`;
  const locals = uses.map((row) => row.flatMap((local) => local ?? []));
  if (locals.some((row) => row.length < columns.length)) return { left, sides: { value } };
  const substituted = `${matrixTex(gradients(outputs))} ${breaks.term}\\odot ${matrixTex(locals)}`;
  return { left, sides: { symbolic, substituted, value } };
}

/** A gradient as a product, and what uses outside of the layer add to it. */
function withRest(
  { trace, layer, columns, at }: Setting,
  names: readonly string[],
  shown: {
    readonly left: string;
    readonly symbolic: string;
    readonly factors: readonly Matrix[];
    readonly total: Matrix;
    readonly entries: EntryNames | undefined;
  },
): MatrixRow {
  const { left, symbolic, factors, total, entries } = shown;
  const own = new Set(layer.sums.flatMap((name) => columns.map((column) => at(name, column))));
  const isUsedElsewhere = names
    .flatMap((name) => columns.map((column) => at(name, column)))
    .some((name) => usesOf(trace, name).some(({ through }) => !own.has(through)));
  const inLayer = factors.reduce((matrix, factor) => product(matrix, factor));
  const rest = entrywise(total, inLayer, (whole, part) => whole.minus(part));
  if (!isUsedElsewhere && rest.flat().some((entry) => entry.sign !== 0))
    throw new Error("a layer's gradient is not the product that gives it");
  const more = (tex: string) => (isUsedElsewhere ? ` ${breaks.term}+ ${tex}` : "");
  const substituted =
    factors.length > 1 || isUsedElsewhere ? `${productTex(...factors)}${more(matrixTex(rest))}` : undefined;
  return {
    left,
    sides: {
      symbolic: `${symbolic}${more("\\text{other uses}")}`,
      ...(substituted !== undefined && { substituted }),
      value: matrixTex(total, entries),
    },
  };
}

const usesOf = (trace: Trace, name: string) => trace.backward.find((step) => step.name === name)?.uses ?? [];

function known(value: Rational | undefined): Rational {
  if (!value) throw new Error("a layer's quantities have numbers");
  return value;
}
