import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { problemAt, type Report, type Source } from "../problem/index.ts";

/** Reports words in a table's row behind the last column of its header, which no format shows. */
export function checkTables(tree: Root, source: Source, report: Report): void {
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
