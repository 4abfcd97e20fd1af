import { z } from "zod";
import { words } from "../yaml/index.ts";

const number = z.string("a number such as 3, -2, 0.1 or 1/3");
const name = z.string("a name such as w");
const numbers = z.record(z.string(), number, "a mapping from names to numbers").optional();

const layer = z.strictObject(
  {
    units: z.string("how many units the layer has"),
    activation: z.string("a function such as relu, or an expression in z").optional(),
    weights: z.array(
      z.array(number, "the weights of one unit, in brackets"),
      "a list with the weights of each unit, e.g. [[1, 1], [1, -1]]",
    ),
    biases: z.array(number, "a list with the bias of each unit").optional(),
    names: z
      .strictObject(
        {
          weights: name.optional(),
          biases: name.optional(),
          sums: name.optional(),
          outputs: name.optional(),
        },
        "a mapping such as { weights: w, biases: b, sums: z, outputs: h }",
      )
      .optional(),
  },
  "a mapping with units, weights, biases and activation",
);

/** The shape of a model file; every scalar is the text that the author wrote. */
export const modelSchema = z.strictObject(
  {
    title: words.optional(),
    inputs: numbers,
    targets: numbers,
    parameters: numbers,
    layers: z.array(layer, "a list of layers").optional(),
    equations: z.record(
      z.string(),
      z
        .string("an expression such as w1*x1 + b1")
        .nullable()
        .transform((text) => text ?? ""),
      "a mapping from names to expressions",
    ),
    loss: z.string("the name of the equation to differentiate"),
    examples: z
      .array(
        z.strictObject({ inputs: numbers, targets: numbers }, "a mapping with inputs and targets"),
        "a list of examples",
      )
      .optional(),
    batch: z.enum(["mean", "sum"], "mean or sum").optional(),
    notation: z
      .record(z.string(), z.string("TeX such as \\hat{y}"), "a mapping from names to TeX")
      .optional(),
    derivatives: z.enum(["d", "partial"], "d or partial").optional(),
    meanings: z.record(z.string(), z.string("a text"), "a mapping from names to what they mean").optional(),
    conventions: z
      .strictObject(
        {
          relu: number.optional(),
          leaky_relu: number.optional(),
          abs: number.optional(),
          tie: z.enum(["split", "first", "second", "all"], "split, first, second or all").optional(),
        },
        "a mapping such as { relu: 0, leaky_relu: slope, abs: 0, tie: split }",
      )
      .optional(),
    update: z
      .strictObject(
        {
          rate: number,
          steps: z.string("how many steps").optional(),
          digits: z.string("a number of digits").optional(),
        },
        "a mapping such as { rate: 1/10, steps: 1 }",
      )
      .optional(),
  },
  "a mapping with inputs, parameters, equations and loss",
);

/** A model file as the schema lets it through. */
export type ModelData = z.output<typeof modelSchema>;

/** One layer of {@link ModelData}. */
export type LayerData = z.output<typeof layer>;
