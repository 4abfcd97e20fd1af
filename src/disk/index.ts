export { isRefusal, reading, writing } from "./refusal.ts";
export { isFile, isFolder } from "./stats.ts";
