/** Bounds that end a model's work with a problem before it becomes a hang. */
export interface Limits {
  /** Characters of a model file. */
  readonly characters: number;
  /** Equations, or quantities of any one role. */
  readonly quantities: number;
  /** Brackets and signs inside one another in an expression. */
  readonly depth: number;
  /** Decimal digits of a numerator or denominator. */
  readonly digits: number;
}

/** What holds where a model or a command says nothing else. */
export const defaultLimits: Limits = {
  characters: 1_000_000,
  quantities: 10_000,
  depth: 100,
  digits: 10_000,
};
