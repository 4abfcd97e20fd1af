import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { idleFinders, withoutConstructs } from "./addresses.ts";
import { dollars } from "./dollars.ts";

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

/** A chapter's text as a tree. */
export function parseMarkdown(text: string): Root {
  const idle = idleFinders(text);
  const key = idle.join();
  const known = processors.get(key) ?? processor(idle);
  processors.set(key, known);
  return known.parse(text);
}
