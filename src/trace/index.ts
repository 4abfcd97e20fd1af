export { type Environment, evaluate } from "./forward.ts";
export { type RunOptions, run } from "./run.ts";
export { type BackwardStep, type ForwardStep, type Gate, type Trace, toJson, type Use } from "./trace.ts";
