export { type Chapter, type ChapterOptions, compileChapter } from "./chapter.ts";
export type { BookFiles } from "./files.ts";
export type { HeadingEntry } from "./headings.ts";
export { linkPage, type PageRecord } from "./links.ts";
export type { QuantityUse } from "./uses.ts";
