import { constant, type Expression, type Term, toText } from "../model/index.ts";
import type { Span } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import type { Certificate, Difference, Trace } from "../trace/index.ts";
import { backwardRules } from "./rules.ts";

/** One proof of a gradient: its method, its arithmetic with the numbers in place, its result. */
export interface Proof {
  readonly method: string;
  readonly arithmetic: string;
  /** Empty where the method proves nothing, which `arithmetic` then says in a sentence. */
  readonly value: string;
  /** The value is the gradient that is proved. */
  readonly isGradient: boolean;
}

/** The proofs that a certificate holds, and the conventions they rest on. */
export function proofs(certificate: Certificate, trace: Trace): Proof[] {
  const { of, by, gradient, dual, difference, kinks } = certificate;
  const rule = backwardRules(trace).find(({ quantity }) => quantity === `d${of}/d${by}`)?.rule ?? "";
  const quotient =
    difference.kind === "difference"
      ? { arithmetic: quotientText(difference), value: difference.quotient.toString(), isGradient: true }
      : { arithmetic: difference.reason, value: "", isGradient: false };
  return [
    { method: "reverse mode", arithmetic: rule, value: gradient.toString(), isGradient: true },
    {
      method: "forward mode",
      arithmetic: `${of} at ${by} = ${trace.values[by]} + 1*ε, where ε*ε = 0`,
      value: dual.toString(),
      isGradient: true,
    },
    { method: "difference quotient", ...quotient },
    ...kinks.map(({ at, operation, convention }) => ({
      method: "convention",
      arithmetic: `${operation} in ${at} sits on its kink`,
      value: convention,
      isGradient: false,
    })),
  ];
}

const nowhere: Span = { start: 0, end: 0 };

/** `(L(x=2) - L(x=0))/(2*h)` with its numbers: the weighted losses over twice the step. */
function quotientText({ samples, h }: Difference): string {
  const terms = samples.map(({ loss, weight }): Term => {
    const size = weight.sign < 0 ? weight.negated() : weight;
    const expression = size.equals(Rational.one)
      ? constant(loss)
      : chain("product", constant(size), constant(loss));
    return { link: weight.sign < 0 ? "-" : "+", expression };
  });
  const total: Expression = { kind: "chain", chain: "sum", terms: inFront(terms), span: nowhere };
  const twice = chain("product", constant(Rational.of(2n)), constant(h));
  const quotient: Expression = {
    kind: "chain",
    chain: "product",
    terms: [
      { link: "*", expression: total },
      { link: "/", expression: twice },
    ],
    span: nowhere,
  };
  const places = samples.map(({ at }) => at).join(" and ");
  return `${toText(quotient)}, the losses at ${places}`;
}

/** A chain begins with a term that is added; the stencil's first sample is. */
function inFront(terms: readonly Term[]): Term[] {
  return [...terms].sort((a, b) => Number(a.link === "-") - Number(b.link === "-"));
}

function chain(kind: "product", ...expressions: readonly Expression[]): Expression {
  const terms = expressions.map((expression) => ({ link: "*" as const, expression }));
  return { kind: "chain", chain: kind, terms, span: nowhere };
}
