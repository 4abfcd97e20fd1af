import { type Expression, functionRow, type Model } from "../model/index.ts";
import type { Arithmetic, Conventions } from "../operations/index.ts";
import { Rational } from "../rational/index.ts";

/**
 * A dual number value + slope * e with e^2 = 0: arithmetic on it carries a derivative forward and needs
 * no table of derivatives (Clifford 1873; Griewank and Walther, "Evaluating Derivatives", section 3.1).
 */
export class Dual {
  constructor(
    readonly value: Rational,
    readonly slope: Rational,
  ) {}

  plus(other: Dual): Dual {
    return new Dual(this.value.plus(other.value), this.slope.plus(other.slope));
  }

  minus(other: Dual): Dual {
    return new Dual(this.value.minus(other.value), this.slope.minus(other.slope));
  }

  times({ value, slope }: Dual): Dual {
    return new Dual(this.value.times(value), this.slope.times(value).plus(this.value.times(slope)));
  }

  /** @throws RangeError when the other's value is 0. */
  over({ value, slope }: Dual): Dual {
    const quotient = this.value.over(value);
    return new Dual(quotient, this.slope.minus(quotient.times(slope)).over(value));
  }

  /** By squaring and multiplying; x^0 is 1. */
  power(exponent: bigint): Dual {
    if (exponent < 0n) return one.over(this.power(-exponent));
    let [result, square] = [one, this as Dual];
    for (let rest = exponent; rest > 0n; rest >>= 1n) {
      if (rest & 1n) result = result.times(square);
      if (rest > 1n) square = square.times(square);
    }
    return result;
  }
}

const constant = (value: Rational) => new Dual(value, Rational.zero);
const one = constant(Rational.one);
const zero = constant(Rational.zero);

/** What an operation's value is computed in: it chooses the branch, and its derivative row is not used. */
const duals: Arithmetic<Dual> = {
  constant,
  sum: (terms) => terms.reduce((a, b) => a.plus(b), zero),
  times: (a, b) => a.times(b),
  value: (x) => x.value,
};

/**
 * The derivative of every quantity by the quantity `by`, in one forward pass over dual numbers. Where
 * `by` is an equation its value is taken as a number of its own.
 * @throws RangeError where the model has no value; run it first.
 */
export function forwardMode(
  model: Model,
  by: string,
  values: Readonly<Record<string, Rational>>,
): ReadonlyMap<string, Dual> {
  const results = new Map<string, Dual>();
  const given = (name: string, slope: Rational) => new Dual(values[name] ?? Rational.zero, slope);
  for (const { name, role } of model.quantities.values()) {
    if (role !== "equation" || name === by) {
      results.set(name, given(name, name === by ? Rational.one : Rational.zero));
    }
  }
  for (const { name, expression } of model.inOrder) {
    if (name !== by) results.set(name, dualOf(expression, results, model.conventions));
  }
  return results;
}

function dualOf(root: Expression, names: ReadonlyMap<string, Dual>, conventions: Conventions): Dual {
  const visit = (node: Expression): Dual => {
    switch (node.kind) {
      case "number":
        return constant(node.value);
      case "name":
        return names.get(node.name) ?? absent(node.name);
      case "negate":
        return zero.minus(visit(node.operand));
      case "power":
        return visit(node.base).power(node.exponent);
      case "call":
        return functionRow(node.name).value(duals, node.args.map(visit), conventions);
      case "chain":
        return node.terms.reduce(
          (result, { link, expression }) => joined[link](result, visit(expression)),
          node.chain === "sum" ? zero : one,
        );
      default:
        return absent(node.kind);
    }
  };
  return visit(root);
}

const joined: Readonly<Record<"+" | "-" | "*" | "/", (a: Dual, b: Dual) => Dual>> = {
  "+": (a, b) => a.plus(b),
  "-": (a, b) => a.minus(b),
  "*": (a, b) => a.times(b),
  "/": (a, b) => a.over(b),
};

function absent(what: string): never {
  throw new Error(`no dual number for ${what}`);
}
