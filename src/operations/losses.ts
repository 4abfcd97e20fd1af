/** A loss function: a row written in the model language, which the parser puts in the call's place. */
export interface Loss {
  readonly name: string;
  readonly doc: string;
  /** What the body calls its two arguments. */
  readonly parameters: readonly [string, string];
  /** The loss of one pair of arguments. */
  readonly body: string;
  /** What several pairs are joined by. */
  readonly join: "sum" | "mean";
}

const REGRESSION = ["prediction", "target"] as const;

/** The losses by name. A call takes pairs: `mean_squared_error(y1, t1, y2, t2)`. */
export const losses: ReadonlyMap<string, Loss> = new Map(
  (
    [
      {
        name: "squared_error",
        doc: "the square of the difference, summed over pairs",
        parameters: REGRESSION,
        body: "(prediction - target)^2",
        join: "sum",
      },
      {
        name: "half_squared_error",
        doc: "half the square of the difference, summed over pairs",
        parameters: REGRESSION,
        body: "1/2*(prediction - target)^2",
        join: "sum",
      },
      {
        name: "mean_squared_error",
        doc: "the square of the difference, averaged over pairs",
        parameters: REGRESSION,
        body: "(prediction - target)^2",
        join: "mean",
      },
      {
        name: "absolute_error",
        doc: "the size of the difference, summed over pairs",
        parameters: REGRESSION,
        body: "abs(prediction - target)",
        join: "sum",
      },
      {
        name: "hinge",
        doc: "how far a score falls short of the margin 1 on the side of its label, 1 or -1",
        parameters: ["score", "label"],
        body: "max(0, 1 - label*score)",
        join: "sum",
      },
    ] satisfies Loss[]
  ).map((row) => [row.name, row]),
);
