export { type Chapter, type ChapterOptions, compileChapter } from "./chapter.ts";
export { type Destinations, follow } from "./destinations.ts";
export type { BookFiles } from "./files.ts";
export { readFrontMatter } from "./front-matter.ts";
export type { HeadingEntry } from "./headings.ts";
export { linkPage } from "./links.ts";
export type { PageRecord } from "./record.ts";
export { frontMatterSchema, language, literals } from "./schema.ts";
export type { QuantityUse } from "./uses.ts";
