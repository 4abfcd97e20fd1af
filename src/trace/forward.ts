import { type Expression, functionRow, type Limits, toText } from "../model/index.ts";
import { links, negate, power } from "../operations/index.ts";
import { type Finding, Mistake, type ProblemCode, problemAt, type Source } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";

/** Values of expressions on the way: what reverse mode needs to know of the forward pass. */
export type NodeValues = Map<Expression, Rational>;

/** What an expression is evaluated in. */
export interface Environment {
  readonly source: Source;
  readonly limits: Limits;
  /** The value of a name, or of a derivative, gate or count where a page's expression has one. */
  readonly lookup: (node: Expression) => Rational;
}

/**
 * The value of an expression, noting the value of every node in `values`.
 * @throws Mistake `division-by-zero`, `zero-to-zero` or `limit-exceeded` at the node that fails.
 */
export function evaluate(
  node: Expression,
  environment: Environment,
  values: NodeValues = new Map(),
): Rational {
  const value = compute(node, environment, values);
  values.set(node, value);
  return value;
}

function compute(node: Expression, environment: Environment, values: NodeValues): Rational {
  switch (node.kind) {
    case "number":
      return node.value;
    case "chain": {
      const terms = node.terms.map(({ link, expression }) => {
        const value = evaluate(expression, environment, values);
        if (link === "/" && value.sign === 0) throw divisionByZero(expression, environment);
        return links[link].value(value);
      });
      if (node.chain === "sum") return bounded(node, Rational.sum(terms), environment);
      return terms.reduce((product, factor) => bounded(node, product.times(factor), environment));
    }
    case "negate":
      return negate.value(evaluate(node.operand, environment, values));
    case "power":
      return raise(node, evaluate(node.base, environment, values), environment);
    case "call":
      return functionRow(node.name).value(node.args.map((arg) => evaluate(arg, environment, values)));
    default:
      return environment.lookup(node);
  }
}

function raise(node: Expression & { kind: "power" }, base: Rational, environment: Environment): Rational {
  if (base.sign === 0 && node.exponent < 0n) throw divisionByZero(node.base, environment);
  if (base.sign === 0 && node.exponent === 0n) {
    const found = `${toText(node)} is 0^0, which has no value`;
    throw mistake(node, "zero-to-zero", { found }, environment);
  }
  const size = node.exponent < 0n ? -node.exponent : node.exponent;
  const grows = !base.isInteger || base.digitBound > 9 || base.numerator ** 2n > 1n;
  if (grows && size > 1n && size * BigInt(shortest(base)) > BigInt(environment.limits.digits)) {
    throw tooLong(node, environment);
  }
  return power.value(base, grows ? node.exponent : node.exponent % 2n);
}

/** A lower bound of the digits that the longer of numerator and denominator has. */
function shortest(value: Rational): number {
  const longest = value.digitBound > 9 ? value.digitBound - 2 : value.toString().replace("-", "").length / 2;
  return Math.max(1, Math.floor(longest));
}

/** The value itself, when its digits keep to the limit. */
export function bounded(node: Expression, value: Rational, environment: Environment): Rational {
  if (value.digitBound > environment.limits.digits) throw tooLong(node, environment);
  return value;
}

function tooLong(node: Expression, environment: Environment): Mistake {
  const finding = {
    found: "a number too long to be read",
    expected: `at most ${environment.limits.digits} digits`,
  };
  return mistake(node, "limit-exceeded", finding, environment);
}

function divisionByZero(divisor: Expression, environment: Environment): Mistake {
  const text = toText(divisor);
  const found = text === "0" ? "a division by 0" : `a division by ${text}, which is 0`;
  return mistake(divisor, "division-by-zero", { found, expected: "a divisor other than 0" }, environment);
}

function mistake(node: Expression, code: ProblemCode, finding: Finding, environment: Environment): Mistake {
  return new Mistake(problemAt(environment.source, node.span, code, finding));
}
