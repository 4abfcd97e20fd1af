export { inexact } from "./inexact.ts";
export { type Loss, losses } from "./losses.ts";
export { negate } from "./negate.ts";
export {
  type Algebra,
  type Arithmetic,
  type Conventions,
  type FunctionRow,
  type Gated,
  type GateState,
  isGated,
  type Link,
  type NamedFunction,
  type Tie,
} from "./operation.ts";
export { power } from "./power.ts";
export { functions, links } from "./table.ts";
