import type { Node, Nodes } from "mdast";
import { visit } from "unist-util-visit";
import { nearest, problemAt, type Report, type Source } from "../problem/index.ts";
import type { Label } from "./labels.ts";
import type { RootContent } from "./mdast.ts";
import { element, text } from "./nodes.ts";

/** A reference in a tree: what it leads to is known when all pages of the book have been read. */
export interface Reference {
  readonly id: string;
  /** Where the id stands in the chapter. */
  readonly start: number;
}

type ReferenceNode = Node & {
  readonly data: { reference: Reference; hProperties: { href: string } };
  children: RootContent[];
};

/** A link that waits for its text and address. */
export function reference(id: string, start: number): RootContent {
  const link = element("a", { className: ["reference"], href: `#${id}` }, []);
  Object.assign(link.data ?? {}, { reference: { id, start } });
  return link;
}

/** The references in a tree, in order. */
export function referencesIn(tree: Nodes): Reference[] {
  const found: Reference[] = [];
  visitReferences(tree, ({ data }) => found.push(data.reference));
  return found;
}

function visitReferences(tree: Nodes, work: (node: ReferenceNode) => void): void {
  visit(tree, (node: Node) => {
    if (node.data && "reference" in node.data) work(node as ReferenceNode);
  });
}

/** Something that a reference can lead to, with its address as seen from the page of the reference. */
export interface Target extends Label {
  readonly href: string;
  /** The chapter's file, as the author knows it. */
  readonly file: string;
}

/** What references can lead to, by id. */
export interface Targets {
  readonly get: (id: string) => readonly Target[] | undefined;
  readonly keys: () => Iterable<string>;
}

/**
 * Gives every reference in a tree its text and address. A target in the reference's own file is meant
 * before all others; an id that is nowhere, in several other files, or that has neither number nor title
 * is reported.
 */
export function resolveReferences(
  tree: Nodes,
  { file: own, source }: { readonly file: string; readonly source: () => Source },
  targets: Targets,
  report: Report,
): void {
  visitReferences(tree, (node) => {
    const { id, start } = node.data.reference;
    // One file that gives an id twice is told so there.
    const all = [...new Map((targets.get(id) ?? []).map((one) => [one.file, one])).values()];
    const near = all.filter(({ file }) => file === own);
    const [target, second] = near.length > 0 ? near : all;
    if (target?.text !== undefined && !second) {
      node.data.hProperties.href = target.href;
      node.children = [text(target.text)];
      return;
    }
    const finding = second
      ? {
          found: `"${id}", which ${all.map(({ file }) => file).join(" and ")} have`,
          expected: "an id that one chapter has",
        }
      : target
        ? {
            found: `"${id}", which has neither a number nor a title`,
            expected: "the id of a heading, figure, table or equation",
          }
        : { found: `"${id}", which no {#id} in the book gives`, suggestion: nearest(id, targets.keys()) };
    report(problemAt(source(), { start, end: start + id.length }, "bad-reference", finding));
  });
}
