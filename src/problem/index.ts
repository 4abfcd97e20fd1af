export { codes, type ProblemCode } from "./codes.ts";
export { attempt, Mistake } from "./mistake.ts";
export { nearest } from "./nearest.ts";
export {
  describe,
  type Finding,
  format,
  inOrder,
  type Place,
  type Problem,
  problemAt,
  type Report,
  type Span,
} from "./problem.ts";
export { type Excerpt, excerpt, Source } from "./source.ts";
