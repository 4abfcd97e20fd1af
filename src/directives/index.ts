export { ATTRIBUTE_LIST, besideId, ID_ALONE, idAtEnd, idIn } from "./attribute-list.ts";
export { captionOf } from "./caption.ts";
export { common, written } from "./check.ts";
export {
  type Attribute,
  type Desk,
  type Directive,
  type Form,
  type Literals,
  literals,
} from "./directive.ts";
export { EditedText } from "./edited-text.ts";
export { elsewhere } from "./elsewhere.ts";
export { figureId } from "./image.ts";
export { includesIn, looseEnds, readInclude } from "./includes.ts";
export { type ChapterModels, inlineModels } from "./inline-models.ts";
export { type Label, Labels } from "./labels.ts";
export { type LedgerLine, linkNumbers } from "./ledger.ts";
export { parseMarkdown } from "./markdown.ts";
export { Models, missingModel } from "./models.ts";
export { positionAt } from "./nodes.ts";
export { type Reference, referencesIn, resolveReferences, type Target, type Targets } from "./references.ts";
export { type ResolveOptions, resolveDirectives } from "./resolve.ts";
export { Scope } from "./scope.ts";
export { type Mark, numberShown, readMark, scopeOf } from "./shown.ts";
export { reserveSteps } from "./step.ts";
export { directives } from "./table.ts";
export { plainWords } from "./titled.ts";
