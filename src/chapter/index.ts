export { type Chapter, type ChapterOptions, compileChapter } from "./chapter.ts";
export type { BookFiles } from "./files.ts";
export { readFrontMatter } from "./front-matter.ts";
export type { HeadingEntry } from "./headings.ts";
export { composeChapter } from "./includes.ts";
export { linkPage, type PageRecord } from "./links.ts";
export { linkOf, type OpenLink, openLinks } from "./open-links.ts";
export { frontMatterSchema, language, literals } from "./schema.ts";
export type { QuantityUse } from "./uses.ts";
