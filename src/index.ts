export { codes, format, type Level, type Place, type Problem, type ProblemCode } from "./problem/index.ts";
export {
  type Builder,
  type BuildOptions,
  type BuildResult,
  buildBook,
  contentOf,
  createBuilder,
  isSafeOutput,
  type OutputFile,
  type Rebuild,
  searchFiles,
  writeSite,
} from "./site/index.ts";
