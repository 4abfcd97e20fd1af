import { type Algebra, links, negate, power } from "../operations/index.ts";
import type { Span } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import { type ChainNode, type Expression, operands, type Term } from "./expression.ts";
import { functionRow } from "./function-row.ts";
import { byNames } from "./order.ts";

const nowhere: Span = { start: 0, end: 0 };

/** A number as an expression. */
export const constant = (value: Rational): Expression => ({
  kind: "number",
  value,
  text: value.toString(),
  span: nowhere,
});

const numberOf = (node: Expression) => (node.kind === "number" ? node.value : undefined);
const isOne = (node: Expression) => numberOf(node)?.equals(Rational.one) ?? false;
const isZero = (node: Expression) => numberOf(node)?.sign === 0;

/**
 * Arithmetic on expressions that leaves out what says nothing: zeros, ones, doubled minus signs,
 * products inside of products.
 */
const expressions: Algebra<Expression> = {
  constant,
  negate: (operand) => {
    if (operand.kind === "negate") return operand.operand;
    const value = numberOf(operand);
    return value ? constant(value.negated()) : { kind: "negate", operand, span: nowhere };
  },
  product: (factors) => {
    let negative = false;
    const terms: Term[] = [];
    for (const factor of factors) {
      const bare = factor.kind === "negate" ? factor.operand : factor;
      if (bare !== factor) negative = !negative;
      if (isZero(bare)) return constant(Rational.zero);
      if (numberOf(bare)?.equals(Rational.of(-1n))) negative = !negative;
      else if (bare.kind === "chain" && bare.chain === "product") terms.push(...bare.terms);
      else if (bare.kind === "power" && bare.exponent < 0n) terms.push(divisor(bare.base, -bare.exponent));
      else if (!isOne(bare)) terms.push({ link: "*", expression: bare });
    }
    const [first, ...rest] = inLine(terms);
    const number = first && numberOf(first.expression);
    if (!negative || !first || !number) {
      const product = chain("product", first ? [first, ...rest] : []);
      return negative ? expressions.negate(product) : product;
    }
    return chain("product", [{ ...first, expression: constant(number.negated()) }, ...rest]);
  },
  power: (base, exponent) => {
    if (exponent === 0n) return constant(Rational.one);
    return exponent === 1n ? base : { kind: "power", base, exponent, span: nowhere };
  },
  call: (name, args) => ({ kind: "call", name, args, span: nowhere }),
  gate: (name, args, index) => ({ kind: "gate", name, args, index, span: nowhere }),
};

const divisor = (base: Expression, exponent: bigint): Term => ({
  link: "/",
  expression: expressions.power(base, exponent),
});

/**
 * Numbers first, several of them as one, then factors, then divisors, so that the first term is a factor
 * where there is one.
 */
function inLine(terms: readonly Term[]): Term[] {
  const isNumber = ({ link, expression }: Term) =>
    numberOf(expression) !== undefined && !(link === "/" && isZero(expression));
  const numbers = terms.filter(isNumber);
  const gathered: Term[] =
    numbers.length > 1 ? [{ link: "*", expression: constant(productOf(numbers)) }] : numbers;
  const rest = terms.filter((term) => !isNumber(term));
  const rank = ({ link }: Term) => (link === "/" ? 1 : 0);
  const sorted = [...gathered, ...rest]
    .filter(({ link, expression }) => link === "/" || !isOne(expression))
    .sort((a, b) => rank(a) - rank(b));
  if (sorted[0]?.link === "/") sorted.unshift({ link: "*", expression: constant(Rational.one) });
  return sorted;
}

const productOf = (terms: readonly Term[]) =>
  terms.reduce((product, { link, expression }) => {
    const value = numberOf(expression) ?? Rational.one;
    return link === "/" ? product.over(value) : product.times(value);
  }, Rational.one);

function chain(kind: ChainNode["chain"], terms: readonly Term[]): Expression {
  const [first, ...rest] = terms;
  if (!first) return constant(kind === "sum" ? Rational.zero : Rational.one);
  return rest.length === 0 ? first.expression : { kind: "chain", chain: kind, terms, span: nowhere };
}

/** The sum or product of some expressions as one chain: a sum among the terms of a sum gives its own. */
export function join(kind: ChainNode["chain"], expressions: readonly Expression[]): Expression {
  const link = kind === "sum" ? "+" : "*";
  const terms = expressions.flatMap((expression): readonly Term[] =>
    expression.kind === "chain" && expression.chain === kind ? expression.terms : [{ link, expression }],
  );
  return chain(kind, terms);
}

function sum(expressions: readonly Expression[]): Expression {
  const terms = expressions
    .filter((term) => !isZero(term))
    .flatMap((term, index): readonly Term[] => {
      if (term.kind === "chain" && term.chain === "sum") return term.terms;
      if (term.kind !== "negate" || index === 0) return [{ link: "+", expression: term }];
      return [{ link: "-", expression: term.operand }];
    });
  return chain("sum", terms);
}

interface Place {
  readonly operand: Expression;
  readonly index: number;
}

const known = new WeakMap<Expression, ReadonlyMap<string, readonly Place[]>>();

/** The operands of an expression that a name stands in, of many found without a look at the others. */
function placesOf(expression: Expression, name: string): readonly Place[] {
  let places = known.get(expression);
  if (!places) {
    const all = operands(expression).map((operand, index) => ({ operand, index }));
    places = byNames(all, ({ operand }) => operand);
    known.set(expression, places);
  }
  return places.get(name) ?? [];
}

/**
 * The partial derivative of an expression by a name, as an expression: the rows of the operations put
 * together by the chain rule, constant factors 1 and terms 0 left out.
 */
export function derivative(expression: Expression, name: string): Expression {
  if (expression.kind === "name") return constant(expression.name === name ? Rational.one : Rational.zero);
  const partials = placesOf(expression, name).map(({ operand, index }) =>
    expressions.product([partial(expression, index), derivative(operand, name)]),
  );
  return sum(partials);
}

/** The derivative of one operation by its operand `index`, the others held. */
function partial(node: Expression, index: number): Expression {
  switch (node.kind) {
    case "negate":
      return negate.derivative(expressions);
    case "power":
      return power.derivative(expressions, node.base, node.exponent);
    case "call":
      return functionRow(node.name).derivative(expressions, node.args, index);
    case "chain": {
      const term = node.terms[index];
      if (!term) throw new RangeError("no such term");
      const inner = links[term.link].derivative(expressions, term.expression);
      if (node.chain === "sum") return inner;
      const others = node.terms.filter((_, at) => at !== index);
      const [first, ...rest] = others;
      if (!first) return inner;
      const head: Term[] =
        first.link === "/" ? [{ link: "*", expression: constant(Rational.one) }, first] : [first];
      return expressions.product([chain("product", [...head, ...rest]), inner]);
    }
    default:
      return constant(Rational.zero);
  }
}
