/** A text of a drawing with its mark. */
export interface Label {
  readonly text: string;
  /** It shows a highlighted quantity. */
  readonly marked: boolean;
  /** The quantity whose number it shows in full. */
  readonly shows?: string | undefined;
}

/** A quantity that is drawn as a box. */
export interface NodeContent {
  readonly name: string;
  readonly kind: "input" | "given" | "computed" | "loss";
  /** The name, then the value, then in backward mode the gradient. */
  readonly lines: readonly Label[];
  readonly marked: boolean;
  /** Its gradient is zero and gradients are shown. */
  readonly blocked: boolean;
  /** Parameters that the equation adds. */
  readonly added: readonly Label[];
  /** The states of the equation's operations with a kink. */
  readonly gates: readonly Label[];
}

/**
 * How the gradient comes back along an edge: `none` is not shown, `blocked` is zero; a `passing` or
 * `stopping` gate sits on the edge.
 */
export interface Flow {
  readonly blocked: boolean;
  readonly gate: "none" | "passing" | "stopping";
}

/** The use of one quantity by an equation. */
export interface EdgeContent {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly Label[];
  readonly marked: boolean;
  readonly flow: Flow;
}

/** What a drawing of a trace says, before it has places. */
export interface Content {
  readonly nodes: readonly NodeContent[];
  /** Those that lead to a node come before those that leave it. */
  readonly edges: readonly EdgeContent[];
  readonly conventions: readonly Label[];
  /** A lead and the items behind it, which make one text; empty when nothing is to be said. */
  readonly gradients: readonly Label[];
}
