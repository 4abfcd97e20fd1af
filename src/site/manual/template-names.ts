import { templateNames } from "../template-names.ts";
import { code, table } from "./markdown.ts";

/** The names that pages give to their templates. */
export function templateNamesPage(): string {
  const rows = Object.entries(templateNames).flatMap(([name, one]) => [
    [code(name), one.holds],
    ...Object.entries("names" in one ? one.names : {}).map(([key, holds]) => [code(`${name}.${key}`), holds]),
  ]);
  return table(["name", "holds"], rows);
}
