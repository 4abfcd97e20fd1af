import { buildCommand } from "./build.ts";
import { explainCommand } from "./explain.ts";
import { problemCommand } from "./problem.ts";
import { traceCommand } from "./trace.ts";

export { type Io, paper } from "./io.ts";
export { version } from "./package.ts";

/** Every command of the program. */
export const commands = [buildCommand, traceCommand, explainCommand, problemCommand];
