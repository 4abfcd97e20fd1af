import { type Expression, parseQuantities, toText } from "../model/index.ts";
import {
  type Excerpt,
  type Finding,
  Mistake,
  type ProblemCode,
  part,
  problemAt,
  spanOf,
  together,
} from "../problem/index.ts";
import type { Use } from "./directive.ts";

/** The expressions in a label, each checked to have a value. @throws Mistake in the label or the model. */
export function quantities(use: Use, input: Excerpt = use.label): Expression[] {
  const end = input.text.search(/[\r\n]/);
  if (end >= 0) {
    const start = input.offset(end);
    const finding = { found: "the end of the line inside of quantities", expected: "them on one line" };
    throw new Mistake(problemAt(input.source, { start, end: start }, "bad-syntax", finding));
  }
  const list = parseQuantities(input);
  together(list.map((expression) => () => use.scope.evaluate(expression, input.source)));
  return list;
}

/** The one expression in a label. @throws Mistake likewise, and when there are several. */
export function quantity(use: Use, input: Excerpt = use.label): Expression {
  const [first, second] = quantities(use, input);
  if (first && !second) return first;
  throw attributeMistake(input, "bad-syntax", { found: "several quantities", expected: "one" });
}

/** The quantities named in an attribute, separated by spaces or commas, as the model writes them. */
export function quantityNames(use: Use, attribute: string): string[] {
  const input = use.attributes.get(attribute);
  if (!input) return [];
  const words = [...input.text.matchAll(/[^\s,()]+(?:\([^)]*\))?/g)].map(({ 0: word, index }) =>
    part(input, index, index + word.length),
  );
  return together(words.map((word) => () => nameOf(quantity(use, word), word)));
}

/** A quantity as pages name it. @throws Mistake for a sum, product or number, which no page names. */
function nameOf(expression: Expression, input: Excerpt): string {
  if (["name", "derivative", "gate"].includes(expression.kind)) return toText(expression);
  const finding = { found: `"${input.text}"`, expected: "a quantity such as z1, dL/dw11 or ReLU'(z1)" };
  throw attributeMistake(input, "bad-attribute", finding);
}

/** The quantities that a directive highlights: those it names, else those that the step around computes. */
export function highlighted(use: Use): ReadonlySet<string> {
  return use.attributes.has("highlight") ? new Set(quantityNames(use, "highlight")) : use.scope.computes;
}

/** A mistake in an attribute's value. */
export function attributeMistake(input: Excerpt, code: ProblemCode, finding: Finding): Mistake {
  return new Mistake(problemAt(input.source, spanOf(input), code, finding));
}
