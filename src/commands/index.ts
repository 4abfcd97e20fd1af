import { buildCommand } from "./build.ts";

export type { Io } from "./io.ts";
export { version } from "./version.ts";

/** Every command of the program. */
export const commands = [buildCommand];
