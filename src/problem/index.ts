export { type CodeRow, codes, type Level, type ProblemCode } from "./codes.ts";
export { attempt, Mistake, once, orProblem, together } from "./mistake.ts";
export { nearest } from "./nearest.ts";
export type { Place, Span } from "./place.ts";
export {
  describe,
  type Finding,
  format,
  INVISIBLE,
  inOrder,
  type Problem,
  problemAt,
  type Report,
  stops,
} from "./problem.ts";
export {
  ComposedSource,
  type Excerpt,
  excerpt,
  type Piece,
  part,
  Source,
  spanOf,
  trimmed,
} from "./source.ts";
export { controlAt, textIn } from "./text.ts";
