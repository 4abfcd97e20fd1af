export { type BuildOptions, type BuildResult, buildBook } from "./build.ts";
export { type Builder, createBuilder, type Rebuild } from "./builder.ts";
export { pictureOf, withPictures } from "./pictures.ts";
export { schemas } from "./schemas.ts";
export { type Search, searchFiles, searchOf } from "./search.ts";
export { readTheme } from "./theme.ts";
