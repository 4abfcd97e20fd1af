import { z } from "zod";

const number = z.string("a number such as 3, -2, 0.1 or 1/3");
const numbers = z.record(z.string(), number, "a mapping from names to numbers").optional();

/** The shape of a model file; every scalar is the text that the author wrote. */
export const modelSchema = z.strictObject(
  {
    title: z.string("a text").optional(),
    inputs: numbers,
    targets: numbers,
    parameters: numbers,
    equations: z.record(
      z.string(),
      z.string("an expression such as w1*x1 + b1"),
      "a mapping from names to expressions",
    ),
    loss: z.string("the name of the equation to differentiate"),
    notation: z
      .record(z.string(), z.string("TeX such as \\hat{y}"), "a mapping from names to TeX")
      .optional(),
    conventions: z
      .strictObject({ relu: number.optional(), abs: number.optional() }, "a mapping such as { relu: 0 }")
      .optional(),
  },
  "a mapping with inputs, parameters, equations and loss",
);
