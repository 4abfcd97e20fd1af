export type { Attribute, Desk, Directive, Form } from "./directive.ts";
export { type LedgerLine, linkNumbers } from "./ledger.ts";
export { markdown } from "./markdown.ts";
export { Models } from "./models.ts";
export { once, type ResolveOptions, resolveDirectives } from "./resolve.ts";
export { directives } from "./table.ts";
