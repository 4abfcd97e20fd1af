import { type EquationForm, layerNames, layerTex } from "../equations/index.ts";
import type { Expression, Layer } from "../model/index.ts";
import { Mistake, problemAt } from "../problem/index.ts";
import type { Trace } from "../trace/index.ts";
import type { Directive, Use } from "./directive.ts";
import { wantedForms } from "./equation.ts";
import { exactName } from "./exact.ts";
import { provenFormula } from "./ledger.ts";
import { displayMath } from "./nodes.ts";

const FORMS: readonly EquationForm[] = ["symbolic", "substituted", "value"];

/** `::layer[1]{mode=backward}`: a layer's equations as matrices with their numbers. */
export const layer: Directive = {
  name: "layer",
  doc: "A layer of a model that is given by `layers:` as matrices: its sums and activation, or its gradients.",
  example: "::layer[1]{mode=backward}",
  sample: "::layer[1]{mode=forward model=layers}",
  forms: ["leaf"],
  label: "required",
  numbered: "equation",
  attributes: {
    mode: {
      type: "choice",
      choices: ["forward", "backward"],
      doc: "z = Wx + b and the activation, or the gradients of sums, weights, biases and inputs",
    },
    form: { type: "text", doc: `what stands behind the equals signs: ${FORMS.join(", ")}` },
  },
  render: (use) => {
    const { source, offset } = use.label;
    const mode = use.attributes.get("mode")?.text === "backward" ? "backward" : "forward";
    const trace = use.scope.trace(use.span, source);
    const one = layerOf(use, trace);
    const span = { start: offset(0), end: offset(0) };
    const shown = layerNames(trace, one).map((name): Expression => {
      return mode === "forward"
        ? { kind: "name", name, span }
        : { kind: "derivative", of: trace.of, by: name, span };
    });
    for (const expression of shown) use.scope.evaluate(expression, source);
    const exact = (quantity: string) => exactName(use.scope, quantity);
    const tex = layerTex(trace, one, { mode, forms: wantedForms(use, FORMS), exact });
    return [provenFormula(displayMath(tex, use.position), use.scope, shown)];
  },
};

/** The layer that the label counts to. @throws Mistake where the model has none of that number. */
function layerOf({ label }: Use, { model }: Trace): Layer {
  const { layers } = model;
  const number = /^[1-9]\d*$/.test(label.text.trim()) ? Number(label.text) : 0;
  const found = layers[number - 1];
  if (found) return found;
  const start = label.offset(0);
  const known = layers.map((_, index) => String(index + 1));
  const finding = {
    found: `the layer "${label.text}", which ${model.source.file} does not have`,
    expected: layers.length === 0 ? "a model that is given by layers:" : `one of ${known.join(", ")}`,
  };
  throw new Mistake(problemAt(label.source, { start, end: start }, "unknown-name", finding));
}
