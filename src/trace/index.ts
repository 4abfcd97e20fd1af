export {
  type Certificate,
  certificate,
  type Difference,
  type NoDifference,
  type Sample,
} from "./certificate.ts";
export { type Descent, type DescentStep, descend } from "./descent.ts";
export { backwardRule, type Derivation, type DerivationLine, explain, inNumbers } from "./explain.ts";
export { type Environment, evaluate } from "./forward.ts";
export { kinksOf } from "./gates.ts";
export { type RunOptions, run } from "./run.ts";
export {
  type BackwardStep,
  type ForwardStep,
  type Gate,
  type Kink,
  type Trace,
  toJson,
  type Use,
} from "./trace.ts";
