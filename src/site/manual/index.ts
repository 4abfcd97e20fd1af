import { directivesPage } from "./directives.ts";
import { bookKeys, frontMatterKeys, modelKeys } from "./keys.ts";
import { limitsPage, operationsPage } from "./operations.ts";
import { otherToolsPage } from "./other-tools.ts";
import { problemsPage } from "./problems.ts";
import { templateNamesPage } from "./template-names.ts";

/**
 * The parts of the manual that are written from the tables of the language, as Markdown by their names. A
 * chapter takes one in with `::include[exactbook:directives]`.
 */
export const manual: ReadonlyMap<string, () => string> = new Map([
  ["directives", directivesPage],
  ["operations", operationsPage],
  ["limits", limitsPage],
  ["other-tools", otherToolsPage],
  ["problems", problemsPage],
  ["book-keys", bookKeys],
  ["front-matter-keys", frontMatterKeys],
  ["model-keys", modelKeys],
  ["template-names", templateNamesPage],
]);
