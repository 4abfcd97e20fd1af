import type { Nodes, PhrasingContent, RootContent } from "mdast";
import { toString as toPlainText } from "mdast-util-to-string";
import { withoutMarks } from "../equations/index.ts";
import { plainTex } from "./plain.ts";

/** Words in plain text, their formulas too; HTML is none. */
export function plainWords(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if (node.type === "html") return "";
      if (node.type === "inlineMath") return plainTex(withoutMarks(node.value));
      return "children" in node ? plainWords(node.children) : toPlainText(node);
    })
    .join("");
}

/** What is in a container, what stands in its brackets told apart; `title` is undefined without brackets. */
export function titled(children: readonly RootContent[]): {
  readonly title: readonly PhrasingContent[] | undefined;
  readonly content: readonly RootContent[];
} {
  const [first, ...rest] = children;
  const isTitle = first?.type === "paragraph" && first.data?.directiveLabel === true;
  return isTitle ? { title: first.children, content: rest } : { title: undefined, content: children };
}
