export { type Body, type Fill, fillBody, OpenPlaces } from "./body.ts";
export { formulaHtml } from "./formula.ts";
export { type FormulaMemo, texOf } from "./formulas.ts";
export { toBody } from "./html.ts";
