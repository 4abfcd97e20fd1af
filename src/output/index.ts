export {
  contentOf,
  digestOfFile,
  fileIn,
  isMade,
  type KeptFile,
  type OutputFile,
  type PageFile,
  type PageWords,
  pagesOf,
  type ReadyFile,
  textOf,
} from "./files.ts";
export { recover } from "./leftovers.ts";
export { isBuilt, isSafeOutput, MARK, SiteWriter, type WrittenFiles, writeSite, writtenBy } from "./write.ts";
