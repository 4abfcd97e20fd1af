import { extremum } from "./extremum.ts";

/** The greatest of two or more arguments. */
export const max = extremum("max", 1);
