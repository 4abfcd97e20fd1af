import { z } from "zod";
import { language, literals } from "../chapter/index.ts";
import { words, type YamlData } from "../yaml/index.ts";

const file = z.string("a file such as 01-start.md");

const part = z.strictObject(
  {
    part: z.string("the part's title").regex(/\S/, "the part's title"),
    chapters: z.array(file, "a list of chapter files").min(1, "at least one chapter"),
  },
  "a mapping with part: and chapters:",
);

const variant = z.strictObject(
  {
    title: z.string("what readers call the variant").regex(/\S/, "what readers call the variant"),
    with: z.string("numbers such as target=5 w21=2/3"),
    model: z.string("the name of a model").optional(),
  },
  "a mapping with title: and with:",
);

/** The shape of book.yaml. */
export const bookSchema = z.strictObject(
  {
    title: words,
    description: words.optional(),
    authors: z.array(z.string("a name"), "a list of names").default([]),
    language: language.default("en"),
    url: z
      .url({
        protocol: /^https?$/,
        error: "the address that the book is published at, such as https://example.org/book/",
      })
      .transform((url) => (url.endsWith("/") ? url : `${url}/`))
      .optional(),
    derivatives: z.enum(["d", "partial"], "d or partial").optional(),
    model: z.string("the name of a model").optional(),
    literals: literals.default("allow"),
    variants: z.record(z.string(), variant, "variants by the folders they are built into").default({}),
    front: z.array(file, "a list of files that are no numbered chapters").default([]),
    chapters: z
      .array(
        z.union(
          [file, part],
          "a chapter's file alone, whose title is in it, or a part with part: and chapters:",
        ),
        "a list of chapter files",
      )
      .min(1, "at least one chapter"),
    redirects: z
      .record(z.string(), z.string("a page such as forward.html#chain"), "old addresses and where they lead")
      .default({}),
    books: z.array(z.string("a folder such as guide"), "a list of folders with books in them").default([]),
    drafts: z.array(file, "a list of chapter files").default([]),
  },
  "a mapping with title and chapters",
);

/** book.yaml, read. */
export type BookData = YamlData<z.output<typeof bookSchema>>;
