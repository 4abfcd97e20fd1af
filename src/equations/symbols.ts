import type { Layer, Model, Notation } from "../model/index.ts";
import { texName } from "./names.ts";

/** The letters of a layer's vectors and matrices as TeX, in bold italics as ISO 80000-2 has them. */
export interface LayerSymbols {
  readonly inputs: string;
  readonly weights: string;
  readonly biases: string;
  readonly sums: string;
  readonly outputs: string;
  /** A row of ones, which gives every example the same biases. */
  readonly ones: string;
  readonly loss: string;
  /** The model's notation with the sums' letter for `z`. */
  readonly inSums: Notation;
}

/** The letters of a layer: those that its quantities' names begin with, capital for a matrix. */
export function symbolsOf(model: Model, layer: Layer, isBatch: boolean): LayerSymbols {
  const { notation } = model;
  const letter = (stem: string, isMatrix = isBatch) => bold(texName(stem, notation), isMatrix);
  const { stems, activation } = layer;
  const sums = letter(stems.sums);
  const outputs = activation ? letter(stems.outputs) : sums;
  const names = new Map([...notation.names, ["z", sums] as const]);
  return {
    inputs: letter(inputStem(model, layer)),
    weights: letter(stems.weights, true),
    biases: letter(stems.biases, false),
    sums,
    outputs,
    ones: "\\boldsymbol{1}^{T}",
    loss: texName(model.loss, notation),
    inSums: { ...notation, names },
  };
}

/** The letter that a layer's inputs share: those of the layer before, or of all inputs, else x. */
function inputStem({ layers }: Model, layer: Layer): string {
  const before = layers[layers.indexOf(layer) - 1];
  if (before) return before.activation ? before.stems.outputs : before.stems.sums;
  const stems = new Set(layer.inputs.map((name) => /^(\D+?)_?\d*$/.exec(name)?.[1] ?? ""));
  const [stem = ""] = stems;
  return stems.size === 1 && stem !== "" ? stem : "x";
}

/** A symbol in bold, its indices as they are. */
function bold(tex: string, isMatrix: boolean): string {
  const [, base = tex, indices = ""] = /^(.*?)(_.*)?$/.exec(tex) ?? [];
  const letters = isMatrix
    ? base.replace(/(?<!\\[A-Za-z]*)[a-z](?![A-Za-z])/, (one) => one.toUpperCase())
    : base;
  // Bold inside of an accent: KaTeX gives a bold accent no valid MathML.
  const [, accent, inner] = /^(\\[a-z]+)\{(.*)\}$/.exec(letters) ?? [];
  if (accent === undefined || accent === "\\text") return `\\boldsymbol{${letters}}${indices}`;
  return `${accent}{\\boldsymbol{${inner}}}${indices}`;
}
