export { type BuildResult, buildBook } from "./build.ts";
export { type Builder, createBuilder, type Rebuild } from "./builder.ts";
export type { BuildOptions } from "./open-book.ts";
export { pictureOf, withPictures } from "./pictures.ts";
export { schemas } from "./schemas.ts";
export { type Ahead, type LastBook, type Search, SearchMaker, searchFiles, searchOf } from "./search.ts";
export { readTheme } from "./theme.ts";
