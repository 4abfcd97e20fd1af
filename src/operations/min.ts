import { extremum } from "./extremum.ts";

/** The least of two or more arguments. */
export const min = extremum("min", -1);
