import { defaultLimits, limitNames } from "../../model/index.ts";
import { functions, inexact, isGated, links, losses, negate, power } from "../../operations/index.ts";
import { code, plain, table } from "./markdown.ts";

/** What the expressions of a model are made of, and what they cannot be made of. */
export function operationsPage(): string {
  const infix = [...Object.values(links), power, negate].map(({ symbol, doc }) => [code(symbol), plain(doc)]);
  const named = [...functions.values()].map((row) => {
    const [least, most] = row.arity;
    const count =
      least === most
        ? String(least)
        : most === Number.POSITIVE_INFINITY
          ? `${least} or more`
          : `${least} to ${most}`;
    return [code(row.name), plain(row.doc), count, isGated(row) ? code(row.kink) : ""];
  });
  const written = [...losses.values()].map(({ name, doc, body }) => [
    code(name),
    `${plain(doc)}; of one pair ${code(body)}`,
  ]);
  const left = [...inexact].map(([name, instead]) => [code(name), plain(instead)]);
  return [
    "### Operators\n",
    table(["operator", "what it does"], infix),
    "\n### Functions\n",
    table(["function", "gives", "arguments", "convention"], named),
    "\n### Losses\n\nA loss is written in the language itself. It takes pairs, a prediction and its target each: `squared_error(y1, t1, y2, t2)`.\n",
    table(["loss", "gives"], written),
    "\n### What has no exact value\n\nThese functions take fractions to numbers that are no fractions. A model that calls one is told what to use in its place.\n",
    table(["function", "use"], left),
  ].join("\n");
}

/** The limits that end a build with a problem before it becomes a hang. */
export const limitsPage = () =>
  table(
    ["limit", "bounds", "at most"],
    Object.entries(defaultLimits).map(([name, most]) => [
      code(name),
      limitNames[name as keyof typeof limitNames],
      most.toLocaleString("en"),
    ]),
  );
