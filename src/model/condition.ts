import type { Excerpt, Span } from "../problem/index.ts";
import type { Expression } from "./expression.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { Parser } from "./parser.ts";
import { toText } from "./text.ts";

/** How a condition may compare expressions. */
export const relations = ["=", "!=", "<", "<=", ">", ">="] as const;

/** One of {@link relations}. */
export type Relation = (typeof relations)[number];

/** Expressions with a relation between each and the next, all of which must hold: `0 < L < 1`. */
export interface Comparison {
  readonly kind: "comparison";
  readonly sides: readonly Expression[];
  /** One fewer than the sides. */
  readonly relations: readonly Relation[];
  readonly span: Span;
}

/** The condition of a claim. */
export type Condition =
  | Comparison
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[]; readonly span: Span }
  | { readonly kind: "not"; readonly part: Condition; readonly span: Span };

/** A bracket holds a condition, not an expression, when one of these stands in it. */
const CONDITION = /[<>=]|\b(?:and|or|not)\b/;

/**
 * Reads conditions:
 *
 *     either     = both { "or" both }
 *     both       = single { "and" single }
 *     single     = "not" single | "(" either ")" | comparison
 *     comparison = sum relation sum { relation sum }
 */
class ConditionParser extends Parser {
  condition(): Condition {
    const condition = this.either();
    this.cursor.finish("an operator or the end");
    return condition;
  }

  private either(): Condition {
    return this.joined("or", () => this.joined("and", () => this.single()));
  }

  private joined(kind: "and" | "or", next: () => Condition): Condition {
    const { start } = this.cursor.peek();
    const first = next();
    const parts = [first];
    while (this.cursor.accept(kind)) parts.push(next());
    return parts.length === 1 ? first : { kind, parts, span: this.cursor.spanFrom(start) };
  }

  private single(): Condition {
    const { cursor } = this;
    const { start } = cursor.peek();
    if (cursor.accept("not")) {
      const part = cursor.deeper(() => this.single());
      return { kind: "not", part, span: cursor.spanFrom(start) };
    }
    if (!bracketsCondition(cursor.input.text, start)) return this.comparison();
    cursor.expect("(");
    const inner = cursor.deeper(() => this.either());
    cursor.expect(")");
    return inner;
  }

  private comparison(): Comparison {
    const { cursor } = this;
    const { start } = cursor.peek();
    const sides = [this.sum()];
    const found: Relation[] = [];
    for (;;) {
      const relation = relations.find((symbol) => symbol === cursor.peek().text);
      if (relation === undefined) break;
      cursor.take();
      found.push(relation);
      sides.push(this.sum());
    }
    if (found.length === 0) throw cursor.unexpected(cursor.take(), `one of ${relations.join(" ")}`);
    return { kind: "comparison", sides, relations: found, span: cursor.spanFrom(start) };
  }
}

/** Whether the bracket that opens at `start` is around a condition; a variant's `=` is none of it. */
function bracketsCondition(text: string, start: number): boolean {
  if (text[start] !== "(") return false;
  let depth = 0;
  let end = start;
  for (; end < text.length; end += 1) {
    if (text[end] === "(") depth += 1;
    else if (text[end] === ")" && --depth === 0) break;
  }
  return CONDITION.test(text.slice(start, end).replace(/\[[^[\]]*\]/g, ""));
}

/** Reads a claim's condition. @throws Mistake with the place of the first wrong character. */
export function parseCondition(input: Excerpt, limits: Limits = defaultLimits): Condition {
  return new ConditionParser(input, "book", limits).condition();
}

/** The comparisons in a condition, in the order of its text. */
export function comparisonsIn(condition: Condition): readonly Comparison[] {
  if (condition.kind === "comparison") return [condition];
  return (condition.kind === "not" ? [condition.part] : condition.parts).flatMap(comparisonsIn);
}

/** A condition with other expressions in the place of its comparisons' sides. */
export function mapSides(condition: Condition, change: (side: Expression) => Expression): Condition {
  if (condition.kind === "comparison") return { ...condition, sides: condition.sides.map(change) };
  if (condition.kind === "not") return { ...condition, part: mapSides(condition.part, change) };
  return { ...condition, parts: condition.parts.map((part) => mapSides(part, change)) };
}

/** A condition as text; parsing it again gives the same condition. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case "comparison":
      return condition.sides
        .map((side, index) => `${index === 0 ? "" : ` ${condition.relations[index - 1]} `}${toText(side)}`)
        .join("");
    case "not":
      return `not ${inner(condition.part)}`;
    default:
      return condition.parts.map(inner).join(` ${condition.kind} `);
  }
}

const inner = (part: Condition) =>
  part.kind === "and" || part.kind === "or" ? `(${conditionText(part)})` : conditionText(part);
