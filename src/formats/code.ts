import type { Element, Root } from "hast";
import hljs from "highlight.js/lib/common";
import { visit } from "unist-util-visit";

const LANGUAGE = "language-";

/** Colours code at build time, where its author named a language that highlight.js commonly knows. */
export function rehypeCode() {
  return (tree: Root) => {
    visit(tree, "element", (node, _, parent) => {
      if (node.tagName !== "code" || parent?.type !== "element" || parent.tagName !== "pre") return;
      const language = languageOf(node);
      const [code] = node.children;
      if (language === undefined || !hljs.getLanguage(language) || code?.type !== "text") return;
      node.children = [{ type: "raw", value: codeHtml(code.value, language) }];
    });
  };
}

/** Code as coloured HTML. @throws Error for a language that highlight.js does not commonly know. */
export const codeHtml = (code: string, language: string) => hljs.highlight(code, { language }).value;

/** The language of code, without what mdBook's authors write behind a comma. */
function languageOf({ properties }: Element): string | undefined {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return classes
    .map(String)
    .find((name) => name.startsWith(LANGUAGE))
    ?.slice(LANGUAGE.length)
    .split(",")[0];
}
