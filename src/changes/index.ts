export { type BrokenClaim, type Change, type Changes, changesBetween, type FilesByPath } from "./changes.ts";
export type { MovedPage } from "./moved.ts";
export type { At, Kind } from "./pieces.ts";
