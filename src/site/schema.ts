import { z } from "zod";

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
    derivatives: z.enum(["d", "partial"], "d or partial").optional(),
    model: z.string("the name of a model").optional(),
    chapters: z
      .array(z.string("a file such as 01-start.md"), "a list of chapter files")
      .min(1, "at least one chapter"),
  },
  "a mapping with title and chapters",
);
