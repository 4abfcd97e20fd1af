import type { Rational } from "../rational/index.ts";

/**
 * The arithmetic that a derivative row is written in. One row serves twice: with numbers for T it gives
 * the local derivative's value, with expressions its formula.
 */
export interface Algebra<T> {
  constant(value: Rational): T;
  negate(operand: T): T;
  product(factors: readonly T[]): T;
  /** An integer power, negative for a quotient. */
  power(base: T, exponent: bigint): T;
}

/** The value of the derivative at each operation's kink, where no derivative exists. */
export interface Conventions {
  /** ReLU'(0), usually 0. */
  readonly relu: Rational;
  /** abs'(0), usually 0. */
  readonly abs: Rational;
}

/**
 * An infix operation as a link of a chain: a sum or product over any number of terms, each taken in
 * through its link, so that `a - b + c` keeps the author's order and signs. The derivative of a chain by
 * one term is the link's derivative, in a product times all other factors.
 */
export interface Link {
  readonly symbol: "+" | "-" | "*" | "/";
  readonly doc: string;
  readonly chain: "sum" | "product";
  /** What the chain adds or multiplies for the term x. @throws RangeError for a division by zero. */
  readonly value: (x: Rational) => Rational;
  /** The derivative of {@link value}. */
  readonly derivative: <T>(algebra: Algebra<T>, x: T) => T;
}

/** What a gate lets through at its argument: the local derivative of an operation with a kink. */
export interface GateState {
  readonly value: Rational;
  /** The comparison that decides, to be read behind `z=2`: `>0`. */
  readonly reason: string;
  /** The argument sits on the kink: the value is a convention. */
  readonly kink: boolean;
}

/**
 * A named function of the model language whose derivative is a number that a comparison decides: a gate.
 */
export interface Gated {
  /** The name in the model language. */
  readonly name: string;
  /** The name in labels and equations. */
  readonly title: string;
  readonly doc: string;
  /** The least and the greatest number of arguments. */
  readonly arity: readonly [least: number, most: number];
  readonly value: (args: readonly Rational[]) => Rational;
  /** The local derivative by the argument `index`. */
  readonly gate: (args: readonly Rational[], index: number, conventions: Conventions) => GateState;
  /** The convention at the kink as a page states it: `z=0 convention: ReLU'(0)=0`. */
  readonly convention: (conventions: Conventions) => string;
}
