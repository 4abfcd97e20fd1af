import { z } from "zod";
import { literals } from "../directives/index.ts";

/** The shape of book.yaml. */
export const bookSchema = z.strictObject(
  {
    title: z.string("a text"),
    description: z.string("a text").optional(),
    authors: z.array(z.string("a name"), "a list of names").default([]),
    language: z.string("a language such as en").default("en"),
    url: z
      .string("the address that the book is published at, such as https://example.org/book/")
      .transform((url) => (url.endsWith("/") ? url : `${url}/`))
      .optional(),
    model: z.string("the name of a model").optional(),
    literals: z.enum(literals, `one of ${literals.join(", ")}`).default("allow"),
    chapters: z
      .array(z.string("a file such as 01-start.md"), "a list of chapter files")
      .min(1, "at least one chapter"),
  },
  "a mapping with title and chapters",
);
