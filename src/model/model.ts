import type { Conventions } from "../operations/index.ts";
import type { Excerpt, Source, Span } from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import type { Expression, Role } from "./expression.ts";
import type { Limits } from "./limits.ts";

/** A number that the author gives by name. */
export interface Given {
  readonly role: Exclude<Role, "equation">;
  readonly name: string;
  readonly value: Rational;
  /** The place of the name in the file. */
  readonly span: Span;
}

/** A quantity that the model computes. */
export interface Equation {
  readonly role: "equation";
  readonly name: string;
  readonly expression: Expression;
  /** The place of the name in the file. */
  readonly span: Span;
}

/** A named number of a model, given or computed. */
export type Quantity = Given | Equation;

/** Steps of gradient descent: each parameter less `rate` times its gradient. */
export interface Update {
  readonly rate: Rational;
  readonly steps: number;
  /** The digits of a fraction past which the author is warned. */
  readonly digits: number;
  /** The place of the key `update` in the file. */
  readonly span: Span;
}

/** The sign of a derivative: `d`, or `partial` for a rounded one. */
export type DerivativeSign = "d" | "partial";

/** How the names of a model and its derivatives are written in TeX. */
export interface Notation {
  /** TeX by name, where the author gives it. */
  readonly names: ReadonlyMap<string, string>;
  readonly derivatives: DerivativeSign;
}

/** The parts of names that a layer's quantities share; of each the first characters. */
export type Stems = Readonly<Record<"weights" | "biases" | "sums" | "outputs", string>>;

/** One of a model's `layers:`, by the names of its quantities; in a batch without their example. */
export interface Layer {
  readonly stems: Stems;
  readonly inputs: readonly string[];
  /** A row for each unit. */
  readonly weights: readonly (readonly string[])[];
  readonly biases: readonly string[] | undefined;
  readonly sums: readonly string[];
  /** The sums themselves where there is no activation. */
  readonly outputs: readonly string[];
  /** An expression in `z`. */
  readonly activation: Expression | undefined;
}

/** A scalar computation written down as named equations; checked, so that it can be run. */
export interface Model {
  readonly title: string | undefined;
  readonly source: Source;
  /** Inputs, targets, parameters, then equations, each in the author's order. */
  readonly quantities: ReadonlyMap<string, Quantity>;
  /** In the author's order. */
  readonly equations: readonly Equation[];
  /** In an order in which each uses only earlier ones. */
  readonly inOrder: readonly Equation[];
  /** The layers that the model gives as such; empty for one that has equations only. */
  readonly layers: readonly Layer[];
  /** How many examples a batch has; 0 for a model without examples. */
  readonly examples: number;
  /** The name of the equation that is differentiated. */
  readonly loss: string;
  readonly notation: Notation;
  /** The TeX of the notation as the author typed it, by name. */
  readonly typedTex: ReadonlyMap<string, Excerpt>;
  /** What a quantity means, by name, where the author says so. */
  readonly meanings: ReadonlyMap<string, string>;
  readonly conventions: Conventions;
  readonly update: Update | undefined;
  readonly limits: Limits;
}

/** The quantities of one role in the author's order. */
export function ofRole(model: Model, role: Role): Quantity[] {
  return [...model.quantities.values()].filter((quantity) => quantity.role === role);
}
