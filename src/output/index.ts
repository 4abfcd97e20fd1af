export {
  contentOf,
  digestOfFile,
  fileIn,
  isMade,
  type KeptFile,
  type OutputFile,
  type PageFile,
  pagesOf,
  type ReadyFile,
  textOf,
} from "./files.ts";
export { recover } from "./leftovers.ts";
export { isBuilt, isSafeOutput, MARK, type WrittenFiles, writeSite, writtenBy } from "./write.ts";
