/** Bounds that end a model's work with a problem before it becomes a hang. */
export interface Limits {
  /** Characters of a model file. */
  readonly characters: number;
  /** Problems of one model that are reported. */
  readonly problems: number;
  /** Equations, those that layers and examples stand for included. */
  readonly equations: number;
  /** Given numbers: inputs, targets and parameters together. */
  readonly numbers: number;
  /** Brackets and signs inside one another in an expression. */
  readonly depth: number;
  /** The size of an exponent. */
  readonly exponent: number;
  /** Decimal digits of a numerator or denominator. */
  readonly digits: number;
  /** The squared digits of all numbers of one run together, which its time grows with. */
  readonly work: number;
  /** Steps of gradient descent. */
  readonly steps: number;
}

/** What each limit bounds, in a word for authors. */
export const limitNames: Readonly<Record<keyof Limits, string>> = {
  characters: "characters of a model file",
  problems: "problems of one model that are reported",
  equations: "equations, those that layers and examples stand for included",
  numbers: "inputs, targets and parameters together",
  depth: "brackets and signs inside one another in an expression",
  exponent: "the size of an exponent",
  digits: "digits of a numerator or denominator",
  work: "the squared digits of all numbers of one run together",
  steps: "steps of gradient descent",
};

/** What holds where a model or a command says nothing else. */
export const defaultLimits: Limits = {
  characters: 1_000_000,
  problems: 200,
  equations: 10_000,
  numbers: 50_000,
  depth: 100,
  exponent: 10_000,
  digits: 10_000,
  work: 2_000_000_000,
  steps: 100,
};
