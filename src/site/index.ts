export { type BuildOptions, type BuildResult, buildBook } from "./build.ts";
export { type Builder, createBuilder, type Rebuild } from "./builder.ts";
export { pictureOf, withPictures } from "./pictures.ts";
export { schemas } from "./schemas.ts";
export { searchFiles } from "./search.ts";
export { type OutputFile, type ReadyFile, readTheme } from "./theme.ts";
export { isSafeOutput, recover, writeSite } from "./write.ts";
