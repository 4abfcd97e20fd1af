import { type Excerpt, type Finding, Mistake, type ProblemCode, problemAt } from "../problem/index.ts";
import { spanOf } from "./lexer.ts";
import type { Model } from "./model.ts";

/**
 * Reads how many of gradient descent's steps lie before a run, as `--after` and the attribute `after` have
 * it. @throws Mistake for what is no whole number up to the model's limit, and where it has no `update:`.
 */
export function parseSteps(input: Excerpt, model: Model): number {
  const { limits } = model;
  const wrong = (code: ProblemCode, finding: Finding) =>
    new Mistake(problemAt(input.source, spanOf(input, 0, input.text.length), code, finding));
  const count = /^\d{1,9}$/.test(input.text) ? Number(input.text) : undefined;
  if (count === undefined || count > limits.steps) {
    const expected = `how many steps of gradient descent, 0 to ${limits.steps}`;
    throw wrong("bad-attribute", { found: JSON.stringify(input.text), expected });
  }
  if (!model.update) throw wrong("missing-key", noUpdate(model));
  return count;
}

/** What to say where a model is to take steps and does not say how. */
export const noUpdate = ({ source }: Model): Finding => ({
  found: 'gradient descent on a model without "update"',
  expected: `update: { rate: 1/10 } in ${source.file}`,
});
