import type { Model } from "../model/index.ts";
import type { Rational } from "../rational/index.ts";
import { evaluateIn, type Field } from "./field.ts";

/**
 * A number with an upper bound of its degree as a polynomial in one quantity along the active branch,
 * undefined for what is no polynomial in it.
 */
class Graded implements Field<Graded> {
  constructor(
    readonly value: Rational,
    readonly degree: number | undefined,
  ) {}

  plus({ value, degree }: Graded): Graded {
    return new Graded(this.value.plus(value), both(this.degree, degree, Math.max));
  }

  minus({ value, degree }: Graded): Graded {
    return new Graded(this.value.minus(value), both(this.degree, degree, Math.max));
  }

  /** A constant 0 shuts off whatever it multiplies: a gate. */
  times(other: Graded): Graded {
    const product = this.value.times(other.value);
    if (this.isNothing || other.isNothing) return new Graded(product, 0);
    return new Graded(
      product,
      both(this.degree, other.degree, (a, b) => a + b),
    );
  }

  over({ value, degree }: Graded): Graded {
    return new Graded(this.value.over(value), degree === 0 ? this.degree : undefined);
  }

  private get isNothing(): boolean {
    return this.degree === 0 && this.value.sign === 0;
  }
}

function both(
  a: number | undefined,
  b: number | undefined,
  join: (a: number, b: number) => number,
): number | undefined {
  return a === undefined || b === undefined ? undefined : join(a, b);
}

/**
 * An upper bound of the degree of `of` as a polynomial in `by` along the active branch; undefined where a
 * quotient or negative power keeps it from being one.
 */
export function degreeIn(
  model: Model,
  of: string,
  by: string,
  values: Readonly<Record<string, Rational>>,
): number | undefined {
  const graded = evaluateIn(
    model,
    (value) => new Graded(value, 0),
    (name) => {
      const value = values[name];
      if (!value || (name !== by && model.quantities.get(name)?.role === "equation")) return undefined;
      return new Graded(value, name === by ? 1 : 0);
    },
  );
  return graded.get(of)?.degree;
}
