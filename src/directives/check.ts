import { type Finding, Mistake, nearest, type ProblemCode, problemAt, spanOf } from "../problem/index.ts";
import type { Directive, Form, GivenAttribute, Use } from "./directive.ts";
import { elsewhere } from "./elsewhere.ts";
import { type Models, missingModel } from "./models.ts";
import { directives } from "./table.ts";

/** Attributes that every directive takes which does not stand alone; a row may have one of them too, to require it. */
export const common: Readonly<Record<string, string>> = {
  id: "the id that references and links lead to; {#fig-net} is the same as {id=fig-net}",
  class: "classes for stylesheets; {.wide} is the same as {class=wide}",
  model: "another model of the book, by its name",
  with: 'numbers in the place of the model\'s own, such as "b1=-3 w11=1/2"',
  after: "the steps of gradient descent that are taken before",
};

/** What is checked before a directive has anything to compute in. */
export type Given = Pick<Use, "name" | "form" | "span" | "label" | "attributes">;

/** How a directive's name is written in a form, without its brackets. */
export const written = (form: Form, name: string) =>
  `${{ text: ":", leaf: "::", container: ":::" }[form]}${name}`;

/** The row of a directive's name. @throws Mistake `unknown-directive`. */
export function rowOf(use: Given): Directive {
  const row = directives.get(use.name);
  if (row?.forms.includes(use.form)) return row;
  const near = row ? use.name : (elsewhere.get(use.name) ?? nearest(use.name, directives.keys()));
  const form = near === undefined ? undefined : bestForm(directives.get(near), use.form);
  throw mistake(use, "unknown-directive", {
    found: `"${written(use.form, use.name)}"`,
    expected: row ? `the form that ${use.name} has` : "a directive's name, or a backslash before the colon",
    suggestion: near && form && written(form, near),
  });
}

function bestForm(row: Directive | undefined, form: Form): Form | undefined {
  return row?.forms.includes(form) ? form : row?.forms[0];
}

/** Checks a use against its row: label, attributes, their kinds. @throws Mistake for the first thing wrong. */
export function check(row: Directive, use: Given, hasLabel: boolean, models: Models): void {
  if (row.label === "required" && use.label.text.trim() === "") {
    throw mistake(use, "missing-label", { found: written(use.form, row.name), expected: row.example });
  }
  if (row.label === "none" && hasLabel) {
    const found = `[${use.label.text}] behind ${written(use.form, row.name)}, which has no text`;
    throw mistake(use, "bad-attribute", { found, expected: row.example });
  }
  const known = [...new Set([...Object.keys(row.attributes), ...(row.alone ? [] : Object.keys(common))])];
  const given = [...use.attributes.keys()];
  for (const [name, attribute] of Object.entries(row.attributes)) {
    const misspelt = given.some((other) => !known.includes(other) && nearest(other, known) === name);
    if (!attribute.required || use.attributes.has(name) || misspelt) continue;
    const found = `${written(use.form, row.name)} without "${name}"`;
    throw mistake(use, "missing-attribute", { found, expected: row.example });
  }
  for (const [name, value] of use.attributes) checkAttribute(row, name, value, known, models);
}

function checkAttribute(
  row: Directive,
  name: string,
  value: GivenAttribute,
  known: string[],
  models: Models,
): void {
  const problem = (code: ProblemCode, finding: Finding, span = spanOf(value)) =>
    new Mistake(problemAt(value.source, span, code, finding));
  if (!known.includes(name)) {
    const found = `the attribute "${name}" of ${row.name}`;
    const expected = `one of ${known.join(", ")}`;
    throw problem(
      "unknown-attribute",
      { found, expected, suggestion: nearest(name, known) },
      { start: value.nameOffset, end: value.nameOffset + name.length },
    );
  }
  const { choices } = row.attributes[name] ?? {};
  if (choices && !choices.includes(value.text)) {
    const suggestion = nearest(value.text, choices);
    throw problem("bad-attribute", {
      found: `${name}="${value.text}"`,
      expected: choices.join(" or "),
      suggestion,
    });
  }
  if (name === "model" && !models.has(value.text)) {
    throw new Mistake(missingModel(value.source, value.offset(0), value.text, models.names));
  }
}

function mistake(use: Given, code: ProblemCode, finding: Finding): Mistake {
  return new Mistake(problemAt(use.label.source, use.span, code, finding));
}
