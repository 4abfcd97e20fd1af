import { Mistake, problemAt } from "../problem/index.ts";
import type { Directive } from "./directive.ts";

/** `::include[parts/net.md]`: the text of another file. A book's chapters take it in before they are read. */
export const include: Directive = {
  name: "include",
  doc: "The Markdown of another file, or a file of any other kind as a block of code.",
  example: "::include[parts/net.md]",
  sample: '::include[parts/net.md]\n\n::include[code/step.py]{lines="3-9"}',
  forms: ["leaf"],
  label: "required",
  attributes: {
    lines: { type: "text", doc: "the lines that are taken, such as 3-9, 3- or 5; without it all" },
    lang: { type: "text", doc: "the language of a block of code; without it the file's ending" },
  },
  alone: true,
  render: ({ label, span }) => {
    const finding = {
      found: "::include where no files can be read",
      expected: "it in a chapter of a book; the plugin reads no files",
    };
    throw new Mistake(problemAt(label.source, span, "bad-include", finding));
  },
};
