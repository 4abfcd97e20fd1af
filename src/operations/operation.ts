import type { Rational } from "../rational/index.ts";

/**
 * The arithmetic that an operation's value is written in: + and * and the choice of a branch by the
 * number itself. One row serves twice: with rationals for T it gives the value, with dual numbers the
 * forward derivative, which needs no derivative row.
 */
export interface Arithmetic<T> {
  constant(value: Rational): T;
  sum(terms: readonly T[]): T;
  times(a: T, b: T): T;
  /** The number that a branch is chosen by. */
  value(x: T): Rational;
}

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
  /** A function of the table. */
  call(name: string, args: readonly T[]): T;
  /** What the gate of a function of the table lets through at its argument `index`. */
  gate(name: string, args: readonly T[], index: number): T;
}

/** Which of several equal arguments of max or min gets the derivative: all of it, a share, or each all. */
export type Tie = "split" | "first" | "second" | "all";

/** The value of the derivative at each operation's kink, where no derivative exists. */
export interface Conventions {
  /** ReLU'(0), usually 0. */
  readonly relu: Rational;
  /** LeakyReLU'(0), usually the slope. */
  readonly leaky_relu: Rational | "slope";
  /** abs'(0), usually 0. */
  readonly abs: Rational;
  /** Of equal arguments of max and min: equal shares, the first, the last, or the full derivative each. */
  readonly tie: Tie;
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

/** A named function of the model language. */
export interface NamedFunction {
  /** The name in the model language. */
  readonly name: string;
  /** The name in labels and equations. */
  readonly title: string;
  /** What stands on either side of the arguments in TeX, in the place of the title and brackets. */
  readonly bar?: string;
  readonly doc: string;
  /** The least and the greatest number of arguments. */
  readonly arity: readonly [least: number, most: number];
  /** The value; at a kink a branch whose slope is the convention. */
  readonly value: <T>(arithmetic: Arithmetic<T>, args: readonly T[], conventions: Conventions) => T;
  /** The partial derivative by the argument `index`. */
  readonly derivative: <T>(algebra: Algebra<T>, args: readonly T[], index: number) => T;
}

/** A function with a kink: its derivative is a number that a comparison decides. */
export interface Gated extends NamedFunction {
  /** The arguments that have a gate, counted from the front. */
  readonly gates: number;
  /** The local derivative by the argument `index`. */
  readonly gate: (args: readonly Rational[], index: number, conventions: Conventions) => GateState;
  /** The key of the convention at the kink. */
  readonly kink: keyof Conventions;
  /** The convention at the kink as a page states it: `z=0 convention: ReLU'(0)=0`. */
  readonly convention: (conventions: Conventions) => string;
}

/** A function of the table, with or without a kink. */
export type FunctionRow = NamedFunction | Gated;

/** The function has a kink. */
export const isGated = (row: FunctionRow): row is Gated => "gate" in row;

/** The argument at an index, which the parser has seen to be there. */
export function argument<T>(args: readonly T[], index: number): T {
  const value = args[index];
  if (value === undefined) throw new RangeError(`no argument ${index}`);
  return value;
}
