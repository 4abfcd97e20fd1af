import { common, type Directive, directives, written } from "../../directives/index.ts";
import { code, plain, sentence, table } from "./markdown.ts";

/** Every directive of the language: what it is, its attributes, and a use of it as source and result. */
export const directivesPage = () =>
  [
    ...[...directives.values()].map(section),
    "## Attributes of all directives",
    table(
      ["attribute", "holds"],
      Object.entries(common).map(([name, doc]) => [code(name), plain(doc)]),
    ),
  ].join("\n\n");

function section(row: Directive): string {
  const heading = row.forms.map((form) => code(written(form, row.name))).join(" and ");
  const rows = Object.entries(row.attributes).map(([name, { doc, choices, required }]) => {
    const words = choices ? `${choices.map(code).join(" or ")}: ` : "";
    return [code(name), `${words}${plain(doc)}${required ? " (required)" : ""}`];
  });
  const attributes = rows.length > 0 ? [table(["attribute", "holds"], rows)] : [];
  const alone = row.alone
    ? []
    : ["It takes the [attributes of all directives](#attributes-of-all-directives) too."];
  const parts = [`## ${heading} {#${row.name}}`, sentence(row.doc), ...attributes, ...alone];
  return [...parts, shown(row)].join("\n\n");
}

/** A use of a directive, as source and result; a container around it needs more colons than any in it. */
function shown({ example, sample = example, alone }: Directive): string {
  if (alone) return `\`\`\`\`markdown\n${sample}\n\`\`\`\``;
  const longest = Math.max(2, ...[...sample.matchAll(/^:+/gm)].map(([colons]) => colons.length));
  const fence = ":".repeat(longest + 1);
  return `${fence}example\n${sample}\n${fence}`;
}
