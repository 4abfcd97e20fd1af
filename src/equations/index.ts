export { displayTex, NARROW, NARROW_NUMBERED, type Row, rowsTex } from "./display.ts";
export { type EquationForm, forms, type Shown } from "./forms.ts";
export { type LayerView, layerNames, layerTex } from "./layers.ts";
export { isMark, marked, withoutMarks } from "./marks.ts";
export { texName } from "./names.ts";
export { type Proof, proofs } from "./proofs.ts";
export { backwardRules, forwardRules, type Rule } from "./rules.ts";
export { numberTex, toTex } from "./tex.ts";
export { texWidth } from "./width.ts";
