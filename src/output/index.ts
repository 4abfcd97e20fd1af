export { contentOf, digestOfFile, isMade, type OutputFile, type ReadyFile } from "./files.ts";
export { recover } from "./leftovers.ts";
export { isSafeOutput, type WrittenFiles, writeSite } from "./write.ts";
