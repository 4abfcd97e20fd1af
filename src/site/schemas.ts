import { modelSchema } from "../model/index.ts";
import { jsonSchema } from "../yaml/index.ts";
import { bookSchema } from "./schema.ts";

/** The JSON Schemas of a book's YAML files, as texts. */
export const schemas = () => ({
  book: jsonSchema(bookSchema, "book.yaml of Exactbook"),
  model: jsonSchema(modelSchema, "A model of Exactbook"),
});
