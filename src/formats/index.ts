export { formulaHtml } from "./formula.ts";
export { toHtml } from "./html.ts";
