import { texName, toTex } from "../equations/index.ts";
import type { Role } from "../model/index.ts";
import { captionOf } from "./caption.ts";
import type { Directive } from "./directive.ts";
import { exactly } from "./exact.ts";
import { element, inlineMath, numberOf, scroller, text } from "./nodes.ts";

/** The roles by the words that an author picks them with. */
const ROLES: Readonly<Record<string, readonly Role[]>> = {
  all: ["input", "target", "parameter", "equation"],
  given: ["input", "target", "parameter"],
  inputs: ["input", "target"],
  parameters: ["parameter"],
  equations: ["equation"],
};

/** `::symbols{of=parameters}`: the model's names, how they look in formulas, what they mean. */
export const symbols: Directive = {
  name: "symbols",
  doc: "A table of a model's names: the name, its symbol, what it means; of a given one its number, of a computed one its formula.",
  example: "::symbols{of=parameters}",
  forms: ["leaf"],
  label: "none",
  numbered: "table",
  attributes: {
    of: { type: "choice", choices: Object.keys(ROLES), doc: "which of the model's names" },
    caption: { type: "text", doc: "the table's caption" },
  },
  render: (use) => {
    const { model, values } = use.scope.trace(use.span, use.label.source);
    const roles = ROLES[use.attributes.get("of")?.text ?? "all"] ?? [];
    const rows = [...model.quantities.values()].filter(({ role }) => roles.includes(role));
    const cell = (...content: Parameters<typeof element>[2]) => element("td", {}, content);
    const math = (tex: string) => inlineMath(tex, use.position);
    const body = rows.map((quantity) => {
      const { name } = quantity;
      const formula = quantity.role === "equation" ? quantity.expression : undefined;
      const last = formula
        ? cell(math(toTex(formula, model.notation)))
        : element("td", exactly(use.scope, name), [text(`${values[name]}`)]);
      const head = element("th", { scope: "row" }, [element("code", {}, [text(name)])]);
      const meaning = text(model.meanings.get(name) ?? "");
      return element("tr", {}, [head, cell(math(texName(name, model.notation))), cell(meaning), last]);
    });
    const heads = ["name", "symbol", "meaning", roles.includes("equation") ? "formula" : "value"];
    const otherwise = `Names of ${model.title ?? "the model"}`;
    const caption = captionOf(use.attributes.get("caption"), otherwise, use);
    const parts = [
      element("caption", {}, [...numberOf(use), ...caption.words]),
      element("thead", {}, [
        element(
          "tr",
          {},
          heads.map((head) => element("th", { scope: "col" }, [text(head)])),
        ),
      ]),
      element("tbody", {}, body),
    ];
    return [
      element("figure", { className: ["names"] }, [scroller(caption.plain, [element("table", {}, parts)])]),
    ];
  },
};
