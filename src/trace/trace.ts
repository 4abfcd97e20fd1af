import type { GateNode, Model, Role } from "../model/index.ts";
import type { Rational } from "../rational/index.ts";

/** One line of the forward pass. */
export interface ForwardStep {
  readonly name: string;
  readonly value: Rational;
}

/**
 * One way by which a quantity reaches the loss: through the equation that uses it. The gradient is the
 * sum of the products of all uses.
 */
export interface Use {
  /** The equation. */
  readonly through: string;
  /** The equation's own gradient. */
  readonly upstream: Rational;
  /** The equation's derivative by the quantity. */
  readonly local: Rational;
  /** `upstream` times `local`. */
  readonly product: Rational;
}

/** One line of the backward pass: the gradient (adjoint) of one quantity. */
export interface BackwardStep {
  readonly name: string;
  readonly role: Role;
  /** The longest path from the loss, in equations; undefined when the loss does not depend on it. */
  readonly depth: number | undefined;
  readonly gradient: Rational;
  readonly uses: readonly Use[];
}

/** The state of an operation with a kink, by one of its arguments. */
export interface Gate {
  /** As a page names it: `ReLU'(z1)`. */
  readonly label: string;
  /** The equation that the operation stands in. */
  readonly equation: string;
  readonly node: GateNode;
  readonly value: Rational;
  /** The comparison that decides: `z2=-1<=0`. */
  readonly reason: string;
  /** The argument sits on the kink: `value` is the convention. */
  readonly kink: boolean;
}

/** An operation that sits on its kink, where no derivative exists. */
export interface Kink {
  /** The equation that the operation stands in. */
  readonly at: string;
  /** The operation's name in the model language. */
  readonly operation: string;
  /** What holds there instead: the model's convention for the operation, e.g. `0`, `slope` or `split`. */
  readonly convention: string;
}

/** A model run forward and backward on exact numbers; frozen. */
export interface Trace {
  readonly model: Model;
  /** The equation that is differentiated. */
  readonly of: string;
  readonly values: Readonly<Record<string, Rational>>;
  /** The derivative of `of` by each quantity; 0 where `of` does not depend on it. */
  readonly gradients: Readonly<Record<string, Rational>>;
  /** The equations in the author's order. */
  readonly forward: readonly ForwardStep[];
  /**
   * From the loss outwards: by depth; within a depth parameters before equations, each by first
   * appearance in the equations. Inputs and targets come last: they are data, not to be changed.
   */
  readonly backward: readonly BackwardStep[];
  /** In the order of the equations. */
  readonly gates: readonly Gate[];
}

/** A trace as plain JSON data with fractions as strings. */
export function toJson(trace: Trace) {
  const texts = (numbers: Readonly<Record<string, Rational>>) =>
    Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, value.toString()]));
  return {
    of: trace.of,
    values: texts(trace.values),
    gradients: texts(trace.gradients),
    forward: trace.forward.map((step) => ({ name: step.name, value: step.value.toString() })),
    backward: trace.backward.map((step) => ({
      name: step.name,
      gradient: step.gradient.toString(),
      uses: step.uses.map(({ through, upstream, local, product }) => ({
        through,
        upstream: upstream.toString(),
        local: local.toString(),
        product: product.toString(),
      })),
    })),
    gates: trace.gates.map(({ label, value, reason, kink }) => ({
      label,
      value: value.toString(),
      reason,
      kink,
    })),
  };
}
