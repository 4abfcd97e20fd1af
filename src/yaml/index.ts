export { jsonSchema } from "./json-schema.ts";
export type { Path, YamlText } from "./places.ts";
export { readYaml, type YamlData } from "./read.ts";
export { words } from "./words.ts";
