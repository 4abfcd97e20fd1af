import type { Directive } from "./directive.ts";
import { element, text } from "./nodes.ts";
import { titled } from "./titled.ts";

/** `:::answer`: what a reader unfolds after thinking; open on paper. */
export const answer: Directive = {
  name: "answer",
  doc: "An answer that is folded away until the reader asks for it, and open on paper.",
  example: ":::answer[Hint]\nFollow the path.\n:::",
  forms: ["container"],
  label: "optional",
  attributes: {},
  render: (use) => {
    const { title = [text("Answer")], content } = titled(use.children());
    return [element("details", { className: ["answer"] }, [element("summary", {}, title), ...content])];
  },
};
