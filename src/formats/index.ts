export { type Body, escaped, type Fill, fillBody, OpenPlaces } from "./body.ts";
export { codeHtml } from "./code.ts";
export { formulaHtml, formulasAsTex } from "./formula.ts";
export { type FormulaMemo, texOf } from "./formulas.ts";
export { toBody } from "./html.ts";
export { type Language, languages } from "./languages.ts";
export { expressionOf, programOf, type Shown } from "./program.ts";
export { searchedBody, searchedHtml } from "./searched.ts";
