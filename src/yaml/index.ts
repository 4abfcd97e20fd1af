export { type Path, readYaml, type YamlData, type YamlText } from "./read.ts";
