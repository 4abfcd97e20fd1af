/** The options that `trace` and `explain` share. */
export interface TraceOptions {
  readonly of?: string | undefined;
  readonly with?: string;
  /** How many steps of gradient descent lie before the run; true for those of the model's `update:`. */
  readonly after?: string | true;
}

/** What `--after` does, for the help of both. */
export const AFTER = "after so many steps of gradient descent (default: those of the model's update)";
