import type { Expression } from "./expression.ts";
import { gateRow } from "./function-row.ts";
import { inLine, type Script, type Substitution, write } from "./write.ts";

/** Plain text, as the model language has it: sums spaced at the top and tight inside brackets. */
const text: Script = {
  bracketsFactors: true,
  number: (_value, written) => written,
  name: (name) => name,
  bracket: (inner) => `(${inner})`,
  term: (sum, sign, term, tight) => (tight ? `${sum}${sign}${term}` : `${sum} ${sign} ${term}`),
  product: inLine,
  power: (base, exponent) => `${base}^${exponent < 0n ? `(${exponent})` : exponent}`,
  call: (node, args) => `${node.name}(${args.join(", ")})`,
  gate: ({ name, index }, args) => {
    const { title, gates } = gateRow(name);
    return `${title}'${gates > 1 ? index + 1 : ""}(${args.join(", ")})`;
  },
  derivative: (node) => `d${node.of}/d${node.by}`,
  count: (role) => `count(${role}s)`,
  variant: (operand, setting) => `${operand}[${setting}]`,
  digits: (operand) => `digits(${operand})`,
};

/** An expression as text; parsing it again gives the same expression, unless `values` replaced names. */
export function toText(expression: Expression, values?: Substitution): string {
  return write(expression, text, values);
}
