import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { dollars } from "./dollars.ts";

/** Adds the reading of dollars to a processor that has remark-math. */
export function remarkDollars(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(dollars());
}

/** The Markdown of chapters: CommonMark, GitHub's additions, front matter, formulas, directives. */
export const markdown = () =>
  unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ["yaml"])
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkDirective)
    .use(remarkDollars);
