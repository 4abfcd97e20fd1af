import type { Model } from "../model/index.ts";
import { Rational } from "../rational/index.ts";
import { evaluateIn, type Field } from "./field.ts";

/**
 * A dual number value + slope * e with e^2 = 0: arithmetic on it carries a derivative forward and needs
 * no table of derivatives (Clifford 1873; Griewank and Walther, "Evaluating Derivatives", section 3.1).
 */
class Dual implements Field<Dual> {
  constructor(
    readonly value: Rational,
    readonly slope: Rational,
  ) {}

  plus({ value, slope }: Dual): Dual {
    return new Dual(this.value.plus(value), this.slope.plus(slope));
  }

  minus({ value, slope }: Dual): Dual {
    return new Dual(this.value.minus(value), this.slope.minus(slope));
  }

  times({ value, slope }: Dual): Dual {
    return new Dual(this.value.times(value), this.slope.times(value).plus(this.value.times(slope)));
  }

  over({ value, slope }: Dual): Dual {
    const quotient = this.value.over(value);
    return new Dual(quotient, this.slope.minus(quotient.times(slope)).over(value));
  }
}

/**
 * The derivative of every equation by the quantity `by`, in one forward pass over dual numbers. Where
 * `by` is an equation its value is taken as a number of its own.
 * @throws RangeError where the model has no value; run it first.
 */
export function forwardMode(
  model: Model,
  by: string,
  values: Readonly<Record<string, Rational>>,
): ReadonlyMap<string, Dual> {
  const constant = (value: Rational) => new Dual(value, Rational.zero);
  return evaluateIn(model, constant, (name) => {
    const value = values[name];
    if (!value || (name !== by && model.quantities.get(name)?.role === "equation")) return undefined;
    return name === by ? new Dual(value, Rational.one) : constant(value);
  });
}
