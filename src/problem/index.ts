export { codes, type ProblemCode } from "./codes.ts";
export { attempt, Mistake, together } from "./mistake.ts";
export { nearest } from "./nearest.ts";
export type { Place, Span } from "./place.ts";
export {
  describe,
  type Finding,
  format,
  inOrder,
  type Problem,
  problemAt,
  type Report,
} from "./problem.ts";
export { type Excerpt, excerpt, part, Source } from "./source.ts";
