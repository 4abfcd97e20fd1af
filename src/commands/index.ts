import { buildCommand } from "./build.ts";
import { explainCommand } from "./explain.ts";
import { traceCommand } from "./trace.ts";

export type { Io } from "./io.ts";
export { version } from "./version.ts";

/** Every command of the program. */
export const commands = [buildCommand, traceCommand, explainCommand];
