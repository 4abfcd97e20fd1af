export { type BuildOptions, type BuildResult, buildBook } from "./build.ts";
export { type Builder, createBuilder, type Rebuild } from "./builder.ts";
export { type Search, searchOf } from "./kept-search.ts";
export { pictureOf, withPictures } from "./pictures.ts";
export { schemas } from "./schemas.ts";
export { searchFiles } from "./search.ts";
export { readTheme } from "./theme.ts";
