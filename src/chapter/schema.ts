import { z } from "zod";
import { literals } from "../directives/index.ts";

/** The shape of a chapter's front matter. */
export const frontMatterSchema = z.strictObject(
  {
    title: z.string("a text").optional(),
    description: z.string("a text").optional(),
    model: z.string("the name of a model").optional(),
    literals: z.enum(literals, `one of ${literals.join(", ")}`).optional(),
  },
  "a mapping such as title: …",
);
