import type { Html, Nodes, Text } from "mdast";
import { excerpt } from "../problem/index.ts";
import type { ImageContext } from "./image.ts";
import { noteProse } from "./literals.ts";
import { offsets } from "./read.ts";
import { BROKEN_LINKS } from "./strays.ts";
import { blank } from "./typed-numbers.ts";

/** HTML's own subscripts, exponents and code, open at the end of a text. */
const UNCOUNTED = /<(su[bp]|code|kbd|samp|var)\b[^<>]*>(?:(?!<\/\1>)[\s\S])*$/i;

/** Reports the numbers typed in a text of Markdown; one that begins a heading may be the heading's own number. */
export function noteText(node: Text, context: ImageContext, beginsHeading: boolean, from: number): void {
  if (context.desk.literals === "allow") return;
  const { text } = context.source;
  const [start, end] = offsets(node);
  if (UNCOUNTED.test(text.slice(Math.max(0, text.lastIndexOf("\n\n", start)), start))) return;
  // remark-directive ends a text before the colon of 10:30.
  const rest = /^(?::\d+)*/.exec(text.slice(end))?.[0].length ?? 0;
  const first = Math.max(start, from);
  const words = text.slice(first, end + rest).replace(BROKEN_LINKS, blank);
  noteProse(excerpt(context.source, words, first), context, { beginsHeading });
}

/** Reports the numbers in what looked like a directive and is text, such as `:30`. */
export function noteRestored(node: Nodes, context: ImageContext): void {
  const [start, end] = offsets(node);
  const { text } = context.source;
  if (!/\w/.test(text[start - 1] ?? ""))
    noteProse(excerpt(context.source, text.slice(start, end), start), context);
}

const UNREAD =
  /<!--[\s\S]*?-->|<(\w+)\b[^<>]*\sdata-literal\b[^<>]*>[\s\S]*?<\/\1>|<[^<>]*\sdata-literal\b[^<>]*>|<(script|style|pre|code|kbd|samp|var|su[bp]|svg|math)\b[\s\S]*?<\/\2>|<[^>]*>/gi;
const READ = /(\s(?:alt|title|aria-label)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))|[\s\S]/g;

/**
 * Reports the numbers that a reader of an author's HTML reads, in its text, alternative texts and titles; but for
 * those of an element with the attribute `data-literal`, since no directive can stand there.
 */
export function noteHtml(node: Html, context: ImageContext): void {
  const [start, end] = offsets(node);
  const words = context.source.text.slice(start, end).replace(UNREAD, (tag) => {
    if (/^<[^<>]*\sdata-literal\b/.test(tag)) return blank(tag);
    return tag.replace(READ, (part, kept?: string) => kept ?? " ".repeat(part.length));
  });
  noteProse(excerpt(context.source, words, start), context, { isHtml: true });
}
