export { contentOf, isSafeOutput, type OutputFile, recover, writeSite } from "./output/index.ts";
export { codes, format, type Level, type Place, type Problem, type ProblemCode } from "./problem/index.ts";
export {
  type Builder,
  type BuildOptions,
  type BuildResult,
  buildBook,
  createBuilder,
  type Rebuild,
  searchFiles,
} from "./site/index.ts";
