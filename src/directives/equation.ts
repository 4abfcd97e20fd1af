import { numberTex, toTex } from "../equations/index.ts";
import { Mistake, problemAt } from "../problem/index.ts";
import type { Directive } from "./directive.ts";
import { fillTex } from "./interpolate.ts";
import { displayMath } from "./nodes.ts";
import { quantities } from "./quantities.ts";

/** `::equation[dL/dw11, dL/dw12]` or `:::equation` around TeX: a display equation. */
export const equation: Directive = {
  name: "equation",
  doc: "A display equation: quantities with their values, or TeX with `\\value{…}` in it.",
  example: "::equation[dL/dw11, dL/dw12]",
  forms: ["leaf", "container"],
  label: "optional",
  attributes: {},
  render: (use) => {
    const { source } = use.label;
    if (use.form === "container") return [displayMath(fillTex(use.body, use.scope).trim(), use.position)];
    if (use.label.text.trim() === "") {
      const finding = { found: "::equation without quantities", expected: "::equation[dL/dw11, dL/dw12]" };
      throw new Mistake(problemAt(source, use.span, "missing-label", finding));
    }
    const list = quantities(use);
    const { notation } = use.scope.trace(use.span, source).model;
    const tex = list.map((item) => `${toTex(item, notation)}=${numberTex(use.scope.evaluate(item, source))}`);
    return [displayMath(tex.join(",\\quad "), use.position)];
  },
};
