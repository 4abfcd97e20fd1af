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
