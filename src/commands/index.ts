import { buildCommand } from "./build.ts";
import { checkCommand } from "./check.ts";
import { devCommand } from "./dev.ts";
import { diffCommand } from "./diff.ts";
import { explainCommand } from "./explain.ts";
import { newCommand } from "./new.ts";
import { problemCommand } from "./problem.ts";
import { schemaCommand } from "./schema.ts";
import { traceCommand } from "./trace.ts";

export { type Io, paper } from "./io.ts";
export { commandsPage } from "./manual.ts";
export { version } from "./package.ts";

/** Every command of the program, in the order of its help. */
export const commands = [
  newCommand,
  buildCommand,
  checkCommand,
  diffCommand,
  devCommand,
  traceCommand,
  explainCommand,
  problemCommand,
  schemaCommand,
];
