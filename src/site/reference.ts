import type { Models } from "../directives/index.ts";
import { texName } from "../equations/index.ts";
import { formulaHtml } from "../formats/index.ts";
import type { Report } from "../problem/index.ts";
import { attempt } from "../problem/index.ts";
import type { Trace } from "../trace/index.ts";
import { ledgerAddress, ledgerFile, roleOf, SYMBOLS, symbolId } from "./addresses.ts";
import { ledgerOf } from "./ledger.ts";
import type { Places } from "./places.ts";

/** A page that is made of the models instead of a chapter. */
export interface ReferencePage {
  readonly template: "symbols" | "ledger" | "check";
  readonly title: string;
  /** Its file, from the book's root. */
  readonly file: string;
  /** Its address, from the book's root. */
  readonly url: string;
  /** What its template is given beside what every page is given; made when it is asked for. */
  readonly variables: () => object;
}

/** The pages on a book's models: the index of symbols, and a ledger for each sound model. */
export function referencePages(models: Models, places: Places, report: Report): ReferencePage[] {
  const traces = models.names.flatMap((name) => {
    const trace = attempt(report, () => models.trace(name));
    return trace ? [{ name, trace }] : [];
  });
  if (traces.length === 0) return [];
  const symbols = () => ({
    models: traces.map(({ name, trace }) => symbolsOf(name, trace, places)),
  });
  const index = { template: "symbols", title: "Index of symbols", file: SYMBOLS, url: SYMBOLS } as const;
  const ledgers = traces.map(({ name, trace }): ReferencePage => {
    const address = { file: ledgerFile(name), url: ledgerAddress({ model: name, quantity: undefined }) };
    const variables = () => ({ ledger: ledgerOf(name, trace, models, places) });
    return { template: "ledger", title: `Ledger: ${trace.model.title ?? name}`, ...address, variables };
  });
  return [{ ...index, variables: symbols }, ...ledgers];
}

/** A model's names as the index of symbols lists them; `symbol` is HTML. */
function symbolsOf(name: string, { model, values }: Trace, places: Places) {
  const rows = [...model.quantities.values()].map((quantity) => ({
    id: symbolId(name, quantity.name),
    symbol: formulaHtml(texName(quantity.name, model.notation)),
    name: quantity.name,
    meaning: model.meanings.get(quantity.name),
    role: roleOf(quantity),
    value: String(values[quantity.name]),
    ledgerUrl: ledgerAddress({ model: name, quantity: quantity.name }),
    first: places.first(name, quantity.name),
  }));
  return { name, title: model.title ?? name, rows };
}
