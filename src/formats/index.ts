export { codeHtml } from "./code.ts";
export { formulaHtml } from "./formula.ts";
export { toHtml } from "./html.ts";
export { type Language, languages } from "./languages.ts";
export { type Change, programOf, type Shown } from "./program.ts";
