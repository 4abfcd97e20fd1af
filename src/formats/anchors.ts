import type { Root } from "hast";
import { visit } from "unist-util-visit";

/**
 * Puts a link to itself behind every heading below the title. The link has no text, so that the heading
 * reads as its author wrote it; the theme draws its mark.
 */
export function rehypeAnchors() {
  return (tree: Root) => {
    visit(tree, "element", (node) => {
      const { id, className } = node.properties;
      if (!/^h[2-6]$/.test(node.tagName) || typeof id !== "string" || className) return;
      const properties = { className: ["anchor"], href: `#${id}`, ariaLabel: "Link to this section" };
      node.children.push({ type: "element", tagName: "a", properties, children: [] });
    });
  };
}
