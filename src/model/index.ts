export {
  type Comparison,
  type Condition,
  comparisonsIn,
  conditionText,
  mapSides,
  parseCondition,
  type Relation,
} from "./condition.ts";
export { constant, derivative, join } from "./derivative.ts";
export {
  type CallNode,
  type ChainNode,
  type DerivativeNode,
  type Expression,
  type GateNode,
  nodes,
  operands,
  quantitiesIn,
  type Role,
  substitute,
  type Term,
  type VariantNode,
} from "./expression.ts";
export { functionRow, gateRow } from "./function-row.ts";
export { derivativeAt } from "./lexer.ts";
export { defaultLimits, type Limits, limitNames } from "./limits.ts";
export {
  type DerivativeSign,
  type Equation,
  type Given,
  type Layer,
  type Model,
  type Notation,
  ofRole,
  type Quantity,
  type Update,
} from "./model.ts";
export { byNames, namesIn } from "./order.ts";
export { assignments, parseOverrides, withNumbers } from "./overrides.ts";
export { parseExpression, parseQuantities } from "./parser.ts";
export { readModel } from "./read.ts";
export { modelSchema } from "./schema.ts";
export { noUpdate, parseSteps } from "./steps.ts";
export { toText } from "./text.ts";
export { type Factor, inLine, type Script, type Substitution, write } from "./write.ts";
