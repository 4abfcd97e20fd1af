import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { problemAt, type Report, type Source } from "../problem/index.ts";

/** The line of dashes below a table's header. */
const DASHES = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** How many cells a line of a table has. */
const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/).length;

/** Reports a table that is none since its header has another number of cells than the dashes below it. */
function checkHeaders(tree: Root, source: Source, report: Report): void {
  visit(tree, "paragraph", ({ position }) => {
    const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    const [header = "", dashes = ""] = source.text.slice(from, to).split("\n");
    if (!header.includes("|") || !dashes.includes("|") || !DASHES.test(dashes)) return;
    const finding = {
      found: `a header of ${cellsOf(header)} cells above dashes for ${cellsOf(dashes)}`,
      expected: "as many dashes between | as cells",
    };
    report(problemAt(source, { start: from, end: from + header.length }, "bad-table", finding));
  });
}

/** Reports what is wrong with the number of cells in a table's header or rows. */
export function checkTables(tree: Root, source: Source, report: Report): void {
  checkHeaders(tree, source, report);
  checkRows(tree, source, report);
}

/** Reports words in a table's row behind the last column of its header, which no format shows. */
function checkRows(tree: Root, source: Source, report: Report): void {
  visit(tree, "table", ({ children: [header, ...rows] }) => {
    const columns = header?.children.length ?? 0;
    for (const { children } of rows) {
      const index = children.findIndex((cell, at) => at >= columns && cell.children.length > 0);
      const words = children[index]?.children ?? [];
      const start = words[0]?.position?.start.offset;
      const end = words.at(-1)?.position?.end.offset;
      if (start === undefined || end === undefined) continue;
      const finding = {
        found: `cell ${index + 1} of a row, in a table of ${columns} columns`,
        expected: "\\| for a | within a cell, in code too, and \\vert in a formula",
      };
      report(problemAt(source, { start, end }, "bad-table", finding));
    }
  });
}
