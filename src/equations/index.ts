export { displayTex, type EquationForm, forms, type Shown } from "./forms.ts";
export { isMark, marked, named, withoutMarks } from "./marks.ts";
export { texName } from "./names.ts";
export { type Proof, proofs } from "./proofs.ts";
export { backwardRules, forwardRules, type Rule } from "./rules.ts";
export { numberTex, toTex } from "./tex.ts";
export { updateRules } from "./update.ts";
