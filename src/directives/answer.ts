import type { Directive } from "./directive.ts";
import { element, text } from "./nodes.ts";

/** `:::answer`: what a reader unfolds after thinking; open on paper. */
export const answer: Directive = {
  name: "answer",
  doc: "An answer that is folded away until the reader asks for it, and open on paper.",
  example: ":::answer[Hint]\nFollow the path.\n:::",
  forms: ["container"],
  label: "optional",
  attributes: {},
  render: (use) => {
    const [first, ...rest] = use.children();
    const isTitle = first?.type === "paragraph" && first.data?.directiveLabel === true;
    const title = isTitle ? first.children : [text("Answer")];
    const content = isTitle || !first ? rest : [first, ...rest];
    return [element("details", { className: ["answer"] }, [element("summary", {}, title), ...content])];
  },
};
