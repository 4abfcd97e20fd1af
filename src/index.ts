export { codes, format, type Level, type Place, type Problem, type ProblemCode } from "./problem/index.ts";
export {
  type BuildOptions,
  type BuildResult,
  buildBook,
  isSafeOutput,
  type OutputFile,
  searchFiles,
  writeSite,
} from "./site/index.ts";
