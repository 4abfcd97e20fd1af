import { numberTex } from "../equations/index.ts";
import { type Decimal, decimal, type Rational } from "../rational/index.ts";
import type { Attribute, Use } from "./directive.ts";
import { attributeMistake } from "./quantities.ts";

/** A decimal that is shown has no more digits behind its point than this. */
const MOST_DIGITS = 30;

/** The attribute `as` of directives that show a number. */
export const asAttribute: Attribute = {
  type: "choice",
  choices: ["fraction", "decimal"],
  doc: "a fraction, or the exact decimal with what repeats in brackets; never rounded",
};

/** A number as the author wants to see it, as text. @throws Mistake when its decimal is too long. */
export function numberText(use: Use, value: Rational): string {
  const expansion = expansionOf(use, value);
  if (!expansion) return value.toString();
  return expansion.repeating === "" ? expansion.fixed : `${expansion.fixed}(${expansion.repeating})`;
}

/** The same as TeX, what repeats under a line. @throws Mistake likewise. */
export function numberInTex(use: Use, value: Rational): string {
  const expansion = expansionOf(use, value);
  if (!expansion) return numberTex(value);
  return expansion.repeating === ""
    ? expansion.fixed
    : `${expansion.fixed}\\overline{${expansion.repeating}}`;
}

function expansionOf(use: Use, value: Rational): Decimal | undefined {
  const input = use.attributes.get("as");
  if (input?.text !== "decimal") return undefined;
  const expansion = decimal(value, MOST_DIGITS);
  if (expansion) return expansion;
  const found = `${value} as a decimal, which takes more than ${MOST_DIGITS} digits`;
  throw attributeMistake(input, "bad-attribute", { found, expected: "as=fraction" });
}
