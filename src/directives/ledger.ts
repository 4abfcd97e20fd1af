import type { Nodes, Root, RootContent } from "mdast";
import { visitParents } from "unist-util-visit-parents";
import { type Expression, nodes, quantitiesIn } from "../model/index.ts";
import type { Use } from "./directive.ts";
import { exactly } from "./exact.ts";
import { valueText } from "./nodes.ts";

/** The line of a model's ledger that a number is proved in; the whole ledger where no quantity is named. */
export interface LedgerLine {
  readonly model: string;
  readonly quantity: string | undefined;
}

declare module "mdast" {
  interface Data {
    /** Where the number that the node shows is proved. */
    ledgerLine?: LedgerLine;
  }
}

/** A number in prose that knows its line in the ledger, unless other numbers stand in the model's place. */
export function provenNumber(use: Use, expression: Expression, words: string): RootContent {
  const node = valueText(words, use.scope.isComputed(expression), exactly(use.scope, expression));
  const isVaried = nodes(expression).some(({ kind }) => kind === "variant");
  const model = isVaried ? undefined : use.scope.unchanged;
  const ledgerLine = model === undefined ? undefined : { model, quantity: quantitiesIn(expression)[0] };
  if (ledgerLine) node.data = { ...node.data, ledgerLine };
  return node;
}

/** Makes the numbers of a tree links to their lines in the ledger, but for those inside of a link. */
export function linkNumbers(tree: Root, addressOf: (line: LedgerLine) => string): void {
  visitParents(tree, (node, ancestors) => {
    const line = node.data?.ledgerLine;
    if (!line || ancestors.some(isLink)) return;
    node.data = {
      ...node.data,
      hName: "a",
      hProperties: { ...node.data?.hProperties, href: addressOf(line) },
    };
  });
}

const isLink = (node: Nodes) => node.type === "link" || node.type === "linkReference";
