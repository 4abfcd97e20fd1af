export { constant, derivative } from "./derivative.ts";
export {
  type CallNode,
  type DerivativeNode,
  type Expression,
  type GateNode,
  nodes,
  operands,
  type Role,
} from "./expression.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export { type Equation, type Given, type Model, ofRole, type Quantity } from "./model.ts";
export { namesIn } from "./order.ts";
export { type Comparison, functionRow, parseComparison, parseExpression, parseQuantities } from "./parser.ts";
export { readModel } from "./read.ts";
export { toText } from "./text.ts";
export { type Script, type Substitution, write } from "./write.ts";
