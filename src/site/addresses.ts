import type { LedgerLine } from "../directives/index.ts";
import type { Quantity } from "../model/index.ts";

/** The page that indexes the symbols of all models, from the book's root. */
export const SYMBOLS = "symbols.html";

/** The page on how to check the book's numbers, from the book's root. */
export const CHECK = "check.html";

/** What two names of files have in common that some systems and hosts take for one. */
export const folded = (name: string) => name.normalize("NFC").toLowerCase();

/** The folders that a path leads through. */
export const foldersOf = (path: string): string[] => {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
};

/** Addresses in a page are relative to it, so that the book works at any base path and from disk. */
export const rootFrom = (slug: string) => "../".repeat(slug.split("/").length - 1);

/** The address of a chapter from the book's root, in which `#`, `?` and spaces of a file name are no signs. */
export const pageAddress = (slug: string) => `${slug.split("/").map(encodeURIComponent).join("/")}.html`;

/** The file of a model's ledger, from the book's root. */
export const ledgerFile = (model: string) => `ledger-${model}.html`;

/** The id of a quantity's line in its ledger; no other id of a page begins like it. */
export const lineId = (quantity: string) => `q-${quantity}`;

/** The id of a quantity's line in the index of symbols. */
export const symbolId = (model: string, quantity: string) => `${model.replace(/\s/g, "-")}.${quantity}`;

/** What a quantity is in its model, in a word. */
export const roleOf = ({ role }: Quantity) => (role === "equation" ? "computed" : role);

/** The address of a line of a ledger, or of a whole ledger, from the book's root. */
export function ledgerAddress({ model, quantity }: LedgerLine): string {
  const page = pageAddress(`ledger-${model}`);
  return quantity === undefined ? page : `${page}#${lineId(quantity)}`;
}

/** The address of a quantity's line in the index of symbols, from the book's root. */
export const symbolAddress = (model: string, quantity: string) =>
  `${SYMBOLS}#${encodeURIComponent(symbolId(model, quantity))}`;
