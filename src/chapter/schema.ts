import { z } from "zod";

/** The shape of a chapter's front matter. */
export const frontMatterSchema = z.strictObject(
  {
    title: z.string("a text").optional(),
    description: z.string("a text").optional(),
    model: z.string("the name of a model").optional(),
  },
  "a mapping such as title: …",
);
