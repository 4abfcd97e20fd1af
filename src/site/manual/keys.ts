import { frontMatterSchema } from "../../chapter/index.ts";
import { modelSchema } from "../../model/index.ts";
import { jsonSchema } from "../../yaml/index.ts";
import { bookSchema } from "../schema.ts";
import { code, plain, table } from "./markdown.ts";

/** A mapping of a JSON Schema, as far as a table of its keys needs it. */
interface Shape {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly description?: string;
  readonly default?: unknown;
}

/** The keys of book.yaml. */
export const bookKeys = () => keysOf(JSON.parse(jsonSchema(bookSchema, "")));

/** The keys of a chapter's front matter. */
export const frontMatterKeys = () => keysOf(JSON.parse(jsonSchema(frontMatterSchema, "")));

/** The keys of a model. */
export const modelKeys = () => keysOf(JSON.parse(jsonSchema(modelSchema, "")));

function keysOf(shape: Shape): string {
  const rows = (inner: Shape, before: string): string[][] =>
    Object.entries(inner.properties ?? {}).flatMap(([key, value]) => [
      [code(before + key), `${plain(value.description ?? "")}${withoutIt(inner, key, value)}`],
      ...rows(value, `${before}${key}.`),
      ...(value.items?.properties ? rows(value.items, `${before}${key}[].`) : []),
    ]);
  return table(["key", "holds"], rows(shape, ""));
}

/** What holds where a key is not given. */
function withoutIt({ required = [] }: Shape, key: string, { default: value }: Shape): string {
  if (value === undefined) return required.includes(key) ? " (required)" : "";
  return typeof value === "string" ? ` (default: ${code(value)})` : "";
}
