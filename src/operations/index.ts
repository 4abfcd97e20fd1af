export { inexact } from "./inexact.ts";
export { negate } from "./negate.ts";
export type { Algebra, Conventions, Gated, GateState, Link } from "./operation.ts";
export { power } from "./power.ts";
export { functions, links } from "./table.ts";
