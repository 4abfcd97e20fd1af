import {
  attempt,
  type Excerpt,
  type Finding,
  nearest,
  type ProblemCode,
  problemAt,
  type Report,
} from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { spanOf } from "./lexer.ts";
import type { Model, Quantity } from "./model.ts";
import { readNumber } from "./number.ts";

/**
 * `name=number`, with spaces around the sign or without, and commas between them or none; what is none of these,
 * word by word.
 */
const PIECE = /[^\s=,;]+\s*=+(?:\s*[^\s=,;]+(?![^\s=,;]*\s*=))?|[^\s,;]+/g;

/** What a text of overrides says, piece by piece; a piece that gives nothing a value has the value "". */
export function assignments(text: string) {
  return [...text.matchAll(PIECE)].map(({ 0: piece, index }) => {
    const equals = piece.indexOf("=");
    const [name, value] = equals < 0 ? [piece, ""] : [piece.slice(0, equals), piece.slice(equals + 1)];
    return { piece, index, equals, name: name.trim(), value: value.trimStart() };
  });
}

const EXPECTED = "name=number, e.g. b1=-3 w11=1/2";

/**
 * Reads overrides of a model's given numbers, `b1=-3 w11=1/2`, as `--with` and the attribute `with` have
 * them. Every mistake is reported; then there are none.
 */
export function parseOverrides(
  input: Excerpt,
  model: Model,
  report: Report,
): ReadonlyMap<string, Rational> | undefined {
  const overrides = new Map<string, Rational>();
  let sound = true;
  for (const { piece, index, equals, name, value: text } of assignments(input.text)) {
    const wrong = (what: string, code: ProblemCode, finding: Finding) => {
      sound = false;
      report(problemAt(input.source, spanOf(input, index, index + what.length), code, finding));
    };
    const quantity = model.quantities.get(name);
    const whole = /\d+,$/.exec(input.text.slice(0, index))?.[0];
    if (whole && /^\d+$/.test(piece)) {
      const found = `${JSON.stringify(whole + piece)}, cut off at a comma`;
      wrong(piece, "bad-number", { found, expected: `${whole.slice(0, -1)}.${piece}: numbers have a point` });
    } else if (equals <= 0) wrong(piece, "bad-syntax", { found: JSON.stringify(piece), expected: EXPECTED });
    else if (overrides.has(name))
      wrong(name, "duplicate-name", { found: `"${name}" twice`, expected: "one of them" });
    else if (!quantity || quantity.role === "equation") {
      const given = [...model.quantities.values()].filter(({ role }) => role !== "equation");
      wrong(name, "unknown-name", {
        found: quantity ? `"${name}", which an equation computes` : `"${name}"`,
        expected: "an input, target or parameter of the model",
        suggestion: quantity
          ? undefined
          : nearest(
              name,
              given.map((one) => one.name),
            ),
      });
    } else {
      const end = index + piece.length;
      const span = spanOf(input, end - text.length, end);
      const value = attempt(report, () => readNumber({ text, source: input.source }, span, model.limits));
      if (value) overrides.set(name, value);
      else sound = false;
    }
  }
  return sound ? overrides : undefined;
}

/** A model as if its file gave these numbers. */
export function withNumbers(model: Model, numbers: ReadonlyMap<string, Rational>): Model {
  const quantities = [...model.quantities].map(([name, quantity]): [string, Quantity] => {
    const value = numbers.get(name);
    return [name, value && quantity.role !== "equation" ? { ...quantity, value } : quantity];
  });
  return { ...model, quantities: new Map(quantities) };
}
