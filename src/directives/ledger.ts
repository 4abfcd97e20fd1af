import type { Nodes, Parents, Root, RootContent } from "mdast";
import { SKIP, visitParents } from "unist-util-visit-parents";
import { type Expression, nodes, parseQuantities, quantitiesIn, toText } from "../model/index.ts";
import { type Excerpt, part } from "../problem/index.ts";
import type { Use } from "./directive.ts";
import { exactly } from "./exact.ts";
import { element, valueText } from "./nodes.ts";
import type { Scope } from "./scope.ts";

/** The line of a model's ledger that a number is proved in; the whole ledger where no quantity is named. */
export interface LedgerLine {
  readonly model: string;
  readonly quantity: string | undefined;
}

/** A quantity that a formula shows, as a page names it, with the line that proves it. */
interface Proven {
  readonly name: string;
  readonly line: LedgerLine;
}

declare module "mdast" {
  interface Data {
    /** Where the number that the node shows is proved. */
    ledgerLine?: LedgerLine;
    /** The quantities of a formula, each with where it is proved. */
    proven?: readonly Proven[];
  }
}

/** A formula with more quantities than this leads to the whole ledger. */
const MOST_LINKS = 6;

/** The line of a quantity's ledger; undefined where other numbers stand in the model's place. */
function lineOf(scope: Scope, expression: Expression): LedgerLine | undefined {
  const isVaried = nodes(expression).some(({ kind }) => kind === "variant");
  const model = isVaried ? undefined : scope.unchanged;
  return model === undefined ? undefined : { model, quantity: quantitiesIn(expression)[0] };
}

/** A number in prose that knows its line in the ledger, unless other numbers stand in the model's place. */
export function provenNumber(use: Use, expression: Expression, words: string): RootContent {
  const node = valueText(words, use.scope.isComputed(expression), exactly(use.scope, expression));
  const ledgerLine = lineOf(use.scope, expression);
  if (ledgerLine) node.data = { ...node.data, ledgerLine };
  return node;
}

/** A formula that knows where its quantities are proved; it shows them whether a site has ledgers or not. */
export function provenFormula<T extends RootContent>(
  node: T,
  scope: Scope,
  expressions: readonly Expression[],
): T {
  const all = new Map(
    expressions.flatMap((expression) => {
      const line = lineOf(scope, expression);
      return line ? [[toText(expression), line] as const] : [];
    }),
  );
  const [first] = all.values();
  const proven = [...all].map(([name, line]) => ({ name, line }));
  const whole = first && [{ name: "all numbers", line: { model: first.model, quantity: undefined } }];
  if (first && whole) node.data = { ...node.data, proven: all.size > MOST_LINKS ? whole : proven };
  return node;
}

/** The quantities whose numbers an author has put into TeX; a formula that was filled in has sound ones. */
export function quantitiesInTex(tex: Excerpt): Expression[] {
  return [...tex.text.matchAll(/\\value\s*\{([^{}]*)\}/g)].flatMap(({ 0: whole, 1: inside = "", index }) => {
    const end = index + whole.length - 1;
    return parseQuantities(part(tex, end - inside.length, end));
  });
}

type AddressOf = (line: LedgerLine) => string;

/**
 * Makes the numbers of a tree links to their lines in the ledger, but for those inside of a link; beside a
 * display formula stands a link for each of its quantities.
 */
export function linkNumbers(tree: Root, addressOf: AddressOf): void {
  visitParents(tree, (node, ancestors) => {
    const { ledgerLine, proven } = node.data ?? {};
    if (ancestors.some(isLink)) return undefined;
    if (ledgerLine) {
      const hProperties = { ...node.data?.hProperties, href: addressOf(ledgerLine) };
      node.data = { ...node.data, hName: "a", hProperties };
    }
    const parent = ancestors.at(-1);
    if (!proven || !parent) return undefined;
    const at = parent.children.indexOf(node as never);
    const linked =
      node.type === "inlineMath" ? inLine(node, proven, addressOf) : beside(node, proven, addressOf);
    (parent as Parents & { children: RootContent[] }).children[at] = linked;
    return [SKIP, at + 1];
  });
}

/**
 * A formula in a line as a link: to its only quantity's line, else to the whole ledger. Its title names it
 * where MathML is not read as text.
 */
function inLine(formula: RootContent, [first, second]: readonly Proven[], addressOf: AddressOf): RootContent {
  const line = { model: first?.line.model ?? "", quantity: second ? undefined : first?.line.quantity };
  const title = `Proof of ${second || !first ? "all numbers" : first.name}`;
  return element("a", { className: ["value"], href: addressOf(line), title }, [formula]);
}

/**
 * A display formula with links to the proofs of its quantities. KaTeX hides its boxes from assistive
 * technology, so that no link could stand in them; these have no text, and the theme draws their names.
 */
function beside(formula: Nodes, proven: readonly Proven[], addressOf: AddressOf): RootContent {
  const tag = formula.data?.hName === "span" ? "span" : "div";
  const links = proven.map(({ name, line }) => {
    const properties = { className: ["proof"], href: addressOf(line), ariaLabel: `Proof of ${name}` };
    return element("a", { ...properties, dataName: name }, []);
  });
  const proofs = element("span", { className: ["proofs"], dataPagefindIgnore: "" }, links);
  return element(tag, { className: ["formula"] }, [formula as RootContent, proofs]);
}

const isLink = (node: Nodes) =>
  node.type === "link" || node.type === "linkReference" || node.data?.hName === "a";
