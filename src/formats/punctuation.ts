import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import { texWidth, withoutMarks } from "../equations/index.ts";

const MARKS = /^[,.;:!?)\]…”’]+/;

/** A formula wider than this many em may be broken itself, so that what follows cannot hold on to all of it. */
const SHORT = 6;

/** Keeps a comma or full stop on the line of the short formula before it: browsers break lines between the two. */
export function rehypePunctuation() {
  return (tree: Root) => {
    visit(tree, "element", (formula, index, parent) => {
      const next = parent?.children[(index ?? 0) + 1];
      const marks = next?.type === "text" ? MARKS.exec(next.value)?.[0] : undefined;
      if (!parent || index === undefined || next?.type !== "text" || marks === undefined) return;
      if (!isShortFormula(formula)) return;
      next.value = next.value.slice(marks.length);
      const children: ElementContent[] = [formula, { type: "text", value: marks }];
      parent.children[index] = {
        type: "element",
        tagName: "span",
        properties: { className: ["unbroken"] },
        children,
      };
    });
  };
}

/** Whether an element is a short formula, or the link around one that leads to its proof. */
function isShortFormula({ tagName, properties, children: [words] }: Element): boolean {
  if (tagName === "a" && words?.type === "element") return isShortFormula(words);
  const classes = properties.className;
  if (!Array.isArray(classes) || !classes.includes("math-inline") || words?.type !== "text") return false;
  return texWidth(withoutMarks(words.value)) <= SHORT;
}
