import type { Models } from "../directives/index.ts";
import { backwardRules, type Proof, proofs, texName, toTex } from "../equations/index.ts";
import { formulaHtml } from "../formats/index.ts";
import { type Quantity, toText } from "../model/index.ts";
import { gatesBy, type Trace } from "../trace/index.ts";
import { lineId, roleOf, symbolAddress } from "./addresses.ts";
import type { Place, Places } from "./places.ts";

/** Each proof costs a few runs of its model: in larger models a gradient is proved where a page asks for it. */
const MOST_PROVED = 100;

/** A number longer than this is too wide for a narrow page, so that its formula scrolls by itself. */
const LONG = /\d{20}/;

/** Longer formulas, in characters, stand as text: nobody reads them, and set by KaTeX each would take megabytes. */
const LONGEST = 10_000;

/** One quantity with all that leads to its numbers; `formula` and `substituted` are HTML, or text where it `isText`. */
interface LedgerRow {
  readonly name: string;
  readonly id: string;
  readonly symbol: string;
  readonly role: string;
  readonly meaning: string | undefined;
  readonly symbolUrl: string;
  readonly formula: string | undefined;
  readonly substituted: string | undefined;
  readonly isText: boolean;
  readonly wide: boolean;
  readonly value: string;
  readonly gradient: { readonly name: string; readonly rule: string; readonly value: string } | undefined;
  readonly gates: readonly { readonly label: string; readonly reason: string; readonly value: string }[];
  readonly proofs: readonly Proof[];
  readonly places: readonly Place[];
}

/** What the template of a model's ledger is given. */
export function ledgerOf(name: string, trace: Trace, models: Models, places: Places) {
  const rules = new Map(backwardRules(trace).map((rule) => [rule.quantity, rule.rule]));
  const quantities = [...trace.model.quantities.values()];
  const isProved = quantities.length <= MOST_PROVED;
  const rows = quantities.map((quantity): LedgerRow => {
    const by = quantity.name;
    const rule = rules.get(`d${trace.of}/d${by}`);
    const value = String(trace.gradients[by]);
    return {
      ...shownAs(quantity, trace),
      name: by,
      id: lineId(by),
      role: roleOf(quantity),
      meaning: trace.model.meanings.get(by),
      symbolUrl: symbolAddress(name, by),
      value: String(trace.values[by]),
      gradient: rule === undefined ? undefined : { name: `d${trace.of}/d${by}`, rule, value },
      gates: gatesOf(by, trace),
      proofs: isProved && rule !== undefined ? proofs(models.certify(trace, by), trace) : [],
      places: places.of(name, by),
    };
  });
  return { name, file: `models/${name}.yaml`, loss: trace.of, rows, isProved };
}

function shownAs(quantity: Quantity, trace: Trace) {
  const { notation } = trace.model;
  const tex = texName(quantity.name, notation);
  const symbol = formulaHtml(tex);
  const text = { symbol, isText: true, wide: false };
  if (quantity.role !== "equation") return { ...text, formula: undefined, substituted: undefined };
  const { name, expression } = quantity;
  const values = (used: string) => trace.values[used];
  const formula = toText(expression);
  if (formula.length > LONGEST) {
    return {
      ...text,
      formula: `${name} = ${formula}`,
      substituted: `${name} = ${toText(expression, values)}`,
    };
  }
  const substituted = `${tex}=${toTex(expression, notation, values)}`;
  return {
    symbol,
    isText: false,
    formula: formulaHtml(`\\displaystyle ${tex}=${toTex(expression, notation)}`),
    substituted: formulaHtml(`\\displaystyle ${substituted}`),
    wide: LONG.test(substituted),
  };
}

/** The states of the operations with a kink that a quantity decides. */
const gatesOf = (name: string, trace: Trace) =>
  gatesBy(trace, name).map(({ label, reason, value }) => ({ label, reason, value: value.toString() }));
