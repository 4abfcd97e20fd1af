export {
  type Certificate,
  certificate,
  type Difference,
  type NoDifference,
  type Sample,
} from "./certificate.ts";
export {
  type Descent,
  type DescentOptions,
  type DescentStep,
  descend,
  longest,
  stepFrom,
  tooLong,
} from "./descent.ts";
export { type Derivation, type DerivationLine, explain } from "./explain.ts";
export { type Environment, evaluate } from "./forward.ts";
export { gateCalled, gatesBy, kinksOf } from "./gates.ts";
export { inNumbers, isOne, localOf, upstreamOf } from "./rule.ts";
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
