import type { Nodes, Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { Mistake, problemAt, type Source } from "../problem/index.ts";
import { idleFinders, withoutConstructs } from "./addresses.ts";
import { dollars } from "./dollars.ts";
import type { EditedText } from "./edited-text.ts";

/** Adds the reading of dollars to a processor that has remark-math. */
export function remarkDollars(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(dollars());
}

/** The Markdown of chapters: CommonMark, GitHub's additions, front matter, formulas, directives. */
const processor = (idle: readonly string[]) =>
  unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ["yaml"])
    .use(remarkGfm)
    .use(withoutConstructs, idle)
    .use(remarkMath)
    .use(remarkDirective)
    .use(remarkDollars)
    .freeze();

const processors = new Map<string, ReturnType<typeof processor>>();

/** Deeper trees than any author writes, which would take the machine's stack. */
const DEPTH = 100;

/** More marks of quotes and lists in a row than the parser can read in a minute, or has room on the stack for. */
const MARKS = /(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])[ \t]){1000}/;

/**
 * A chapter's text as a tree; `edited` knows another version of it, and takes over this one.
 * @throws Mistake `limit-exceeded` for one that is nested too deep.
 */
export function parseMarkdown(source: Source, edited?: EditedText): Root {
  const marks = MARKS.exec(source.text);
  if (marks) throw tooDeep(source, marks.index);
  const tree = edited?.read(source.text, parse) ?? parse(source.text);
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH) throw tooDeep(source, level[0]?.position?.start.offset ?? 0);
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
  return tree;
}

function tooDeep(source: Source, at: number): Mistake {
  const finding = { found: "Markdown nested too deep", expected: `fewer than ${DEPTH} levels` };
  return new Mistake(problemAt(source, { start: at, end: at + 1 }, "limit-exceeded", finding));
}

function parse(text: string): Root {
  const idle = idleFinders(text);
  const key = idle.join();
  const known = processors.get(key) ?? processor(idle);
  processors.set(key, known);
  return known.parse(text);
}
