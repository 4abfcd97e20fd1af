import {
  type ChainNode,
  type Expression,
  functionRow,
  type Limits,
  type Term,
  toText,
} from "../model/index.ts";
import { links, negate, power } from "../operations/index.ts";
import { type Finding, Mistake, type ProblemCode, problemAt, type Source } from "../problem/index.ts";
import { Dot, Rational, TooLong } from "../rational/index.ts";
import { anyConventions, arithmetic } from "./numbers.ts";

/** Values of the compound expressions on the way: what reverse mode needs to know of the forward pass. */
export type NodeValues = Map<Expression, Rational>;

/** What an expression is evaluated in. */
export interface Environment {
  readonly source: Source;
  readonly limits: Limits;
  /** The value of a name, or of a derivative, gate or count where a page's expression has one. */
  readonly lookup: (node: Expression) => Rational;
  /** The work done so far, as {@link Limits.work} counts it. */
  spent?: number;
}

/**
 * The value of an expression, noting the values of the nodes in it in `values`, except for a product of
 * two that is a term of a sum: a unit's sum of products is taken over one common denominator.
 * @throws Mistake `division-by-zero`, `zero-to-zero` or `limit-exceeded` at the node that fails.
 */
export function evaluate(
  node: Expression,
  environment: Environment,
  values: NodeValues = new Map(),
): Rational {
  if (node.kind === "number") return node.value;
  if (node.kind === "name") return environment.lookup(node);
  const value = within(node, environment, () => compute(node, environment, values));
  values.set(node, value);
  return value;
}

/** The value at a node that has been evaluated. */
export function valueAt(node: Expression, environment: Environment, values: NodeValues): Rational {
  const value =
    node.kind === "number" ? node.value : node.kind === "name" ? environment.lookup(node) : values.get(node);
  if (!value) throw new Error("the forward pass comes first");
  return value;
}

function compute(node: Expression, environment: Environment, values: NodeValues): Rational {
  switch (node.kind) {
    case "chain": {
      if (node.chain === "sum") return sum(node, environment, values);
      return product(node, environment, values);
    }
    case "negate":
      return negate.value(evaluate(node.operand, environment, values));
    case "power":
      return raise(node, evaluate(node.base, environment, values), environment);
    case "call": {
      const args = node.args.map((arg) => evaluate(arg, environment, values));
      return functionRow(node.name).value(arithmetic(environment.limits.digits), args, anyConventions);
    }
    default:
      return environment.lookup(node);
  }
}

/** What a chain adds or multiplies for one of its terms. */
function linked({ link, expression }: Term, environment: Environment, values: NodeValues): Rational {
  const value = evaluate(expression, environment, values);
  if (link === "/" && value.sign === 0) throw divisionByZero(expression, environment);
  return links[link].value(value);
}

/** Ends at the first factor that makes the product too long. */
function product(node: ChainNode, environment: Environment, values: NodeValues): Rational {
  return node.terms.reduce((result, term, index) => {
    const factor = linked(term, environment, values);
    return index === 0 ? factor : bounded(node, result.times(factor), environment);
  }, Rational.one);
}

function sum(node: ChainNode, environment: Environment, values: NodeValues): Rational {
  const dot = new Dot(environment.limits.digits);
  for (const term of node.terms) {
    const { expression } = term;
    if (expression.kind === "chain" && expression.chain === "product" && expression.terms.length === 2) {
      const [first, second] = expression.terms as readonly [Term, Term];
      const head = links[term.link].value(linked(first, environment, values));
      dot.add(head, linked(second, environment, values));
    } else dot.add(linked(term, environment, values), Rational.one);
  }
  return dot.total();
}

/** The result of some arithmetic at a node, when its digits and the work keep to the limits. */
export function within(node: Expression, environment: Environment, work: () => Rational): Rational {
  try {
    return bounded(node, work(), environment);
  } catch (error) {
    if (error instanceof TooLong) throw tooLong(node, environment);
    throw error;
  }
}

function raise(node: Expression & { kind: "power" }, base: Rational, environment: Environment): Rational {
  if (base.sign === 0 && node.exponent < 0n) throw divisionByZero(node.base, environment);
  if (base.sign === 0 && node.exponent === 0n) {
    const found = `${toText(node)} is 0^0, which has no value`;
    throw mistake(node, "zero-to-zero", { found }, environment);
  }
  const size = node.exponent < 0n ? -node.exponent : node.exponent;
  if (size * BigInt(base.digitsAtLeast) > BigInt(environment.limits.digits)) throw tooLong(node, environment);
  return power.value(base, node.exponent);
}

function bounded(node: Expression, value: Rational, environment: Environment): Rational {
  const digits = value.digitBound;
  environment.spent = (environment.spent ?? 0) + digits * digits;
  if (digits > environment.limits.digits) throw tooLong(node, environment);
  if (environment.spent > environment.limits.work) {
    const finding = {
      found: "too much work with long numbers",
      expected: "shorter numbers, or fewer of them",
    };
    throw mistake(node, "limit-exceeded", finding, environment);
  }
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
