import { htmlTagNames } from "html-tag-names";
import { mathmlTagNames } from "mathml-tag-names";
import type { Root } from "mdast";
import { svgTagNames } from "svg-tag-names";
import { visit } from "unist-util-visit";
import { problemAt, type Report, type Source } from "../problem/index.ts";

const NAMES = new Set([...htmlTagNames, ...svgTagNames, ...mathmlTagNames].map((name) => name.toLowerCase()));

/** Comments, and elements in which nothing is an element. */
const NO_TAGS = /<!--.*?(?:-->|$)|<(script|style|textarea|title)\b.*?<\/\1\s*>/gis;

/** The beginning of an element with all of its attributes. */
const TAG = /<([a-z][^\s/><]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

/** Reports the tags of a chapter that are no elements of HTML, each name once: a browser shows nothing of them. */
export function checkElements(tree: Root, source: Source, report: Report): void {
  const seen = new Set<string>();
  visit(tree, "html", ({ position }) => {
    const start = position?.start.offset ?? 0;
    const raw = source.text.slice(start, position?.end.offset);
    const html = raw.replace(NO_TAGS, ({ length }) => " ".repeat(length));
    for (const { 1: name = "", index } of html.matchAll(TAG)) {
      // With a hyphen in it, it is an element of the author's own.
      if (seen.has(name) || name.includes("-") || NAMES.has(name.toLowerCase())) continue;
      seen.add(name);
      const finding = {
        found: `"<${name}>", of which a browser shows nothing: HTML has no such element`,
        expected: `code, \`<${name}>\`, or a backslash before the <`,
      };
      const at = start + index;
      report(problemAt(source, { start: at, end: at + name.length + 1 }, "unknown-element", finding));
    }
  });
}
