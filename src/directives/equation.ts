import { type EquationForm, equationRow, forms, rowsTex } from "../equations/index.ts";
import { type Expression, type Model, toText } from "../model/index.ts";
import { type Excerpt, Mistake, nearest, part, problemAt, trimmed } from "../problem/index.ts";
import type { Directive, Use } from "./directive.ts";
import { exactName } from "./exact.ts";
import { fillTex } from "./interpolate.ts";
import { provenFormula, quantitiesInTex } from "./ledger.ts";
import { displayMath } from "./nodes.ts";
import { attributeMistake, quantities } from "./quantities.ts";

/** `::equation[dL/dw11, dL/dw12]` or `:::equation` around TeX: a display equation. */
export const equation: Directive = {
  name: "equation",
  doc: "A display equation: quantities with their values, or TeX with `\\value{…}` in it.",
  example: "::equation[dL/dw11, dL/dw12]",
  sample:
    '::equation[dL/dw11, dL/dw12]{form="chain substituted value"}\n\n:::equation\n\\frac{\\partial L}{\\partial w_{11}} = \\value{dL/dw11}\n:::',
  forms: ["leaf", "container"],
  label: "optional",
  numbered: "equation",
  attributes: {
    form: {
      type: "text",
      doc: `what stands behind the equals signs, aligned where there are several: ${forms.join(", ")}`,
    },
  },
  render: (use) => {
    const { source } = use.label;
    if (use.form === "container") {
      const formula = displayMath(bodyTex(use), use.position);
      return [provenFormula(formula, use.scope, quantitiesInTex(use.body))];
    }
    if (use.label.text.trim() === "") {
      const finding = { found: "::equation without quantities", expected: "::equation[dL/dw11, dL/dw12]" };
      throw new Mistake(problemAt(source, use.span, "missing-label", finding));
    }
    const shown = wantedForms(use, ["value"], forms);
    const list = quantities(use);
    const rows = list.map((expression) => {
      const of = expression.kind === "derivative" ? expression.of : undefined;
      const trace = use.scope.trace(use.span, source, of);
      const value = use.scope.evaluate(expression, source);
      if (shown.includes("symbolic")) noteFormula(expression, trace.model, use);
      const exact = exactName(use.scope, expression);
      const computed = use.scope.isComputed(expression);
      const row = equationRow({ expression, value, trace, exact, computed }, shown);
      const form = use.attributes.get("form");
      if (form && row.sides.length === 0) throw saysNothing(form, expression);
      return row;
    });
    return [provenFormula(displayMath(rowsTex(rows), use.position), use.scope, list)];
  },
};

/** No form that is asked for says anything of a quantity, which would stand alone. */
function saysNothing(form: Excerpt, expression: Expression): Mistake {
  const found = `"${form.text}", which says nothing of ${toText(expression)}`;
  const expected = "chain for gradients alone, symbolic and substituted for what is computed, value for all";
  return attributeMistake(form, "bad-attribute", { found, expected });
}

/** Notes the quantities that a quantity's own formula names. */
function noteFormula(expression: Expression, model: Model, { scope, label }: Use): void {
  const quantity = expression.kind === "name" ? model.quantities.get(expression.name) : undefined;
  const { unchanged } = scope;
  if (quantity?.role !== "equation" || unchanged === undefined) return;
  scope.models.note(unchanged, quantity.expression, label.source, expression.span.start);
}

/** The author's own TeX. @throws Mistake where there is none, or where there are quantities too. */
function bodyTex(use: Use): Excerpt {
  const { body, label } = use;
  const wrong = (start: number, code: "missing-label" | "bad-syntax", found: string, expected: string) =>
    new Mistake(problemAt(label.source, { start, end: start }, code, { found, expected }));
  if (label.text !== "") {
    throw wrong(
      label.offset(0),
      "bad-syntax",
      `[${label.text}] before TeX`,
      "one of them; :: shows quantities",
    );
  }
  const inner = /^\s*::(?!:)/m.exec(body.text);
  if (inner) {
    const at = body.offset(inner.index + inner[0].length - 2);
    throw wrong(at, "bad-syntax", "a directive among TeX", "TeX, with \\value{…} for numbers");
  }
  const tex = trimmed(fillTex(body, use));
  if (tex.text === "")
    throw wrong(use.span.start, "missing-label", ":::equation without TeX", "a formula inside");
  return tex;
}

/** The forms that the author asks for, in that order; without them `otherwise`. */
export function wantedForms(
  use: Use,
  otherwise: readonly EquationForm[],
  known: readonly EquationForm[] = otherwise,
): readonly EquationForm[] {
  const input = use.attributes.get("form");
  if (!input) return otherwise;
  return [...input.text.matchAll(/[^\s,]+/g)].map(({ 0: word, index }) => {
    const form = known.find((candidate) => candidate === word);
    if (form) return form;
    const suggestion = nearest(word, known);
    const at = part(input, index, index + word.length);
    throw attributeMistake(at, "bad-attribute", {
      found: `"${word}"`,
      expected: known.join(", "),
      suggestion,
    });
  });
}
