import { relative } from "node:path";
import type { LiquidError } from "liquidjs";
import { type Finding, Mistake, problemAt, Source, type Span } from "../problem/index.ts";

/** The most that a template may make of texts and lists on one page, in characters and entries. */
export const MOST_MADE = 100_000_000;

/** What Liquid cannot read or render, as an author's mistake; it names files from `cwd`. */
export function templateMistake(error: LiquidError, cwd: string): Mistake {
  const { file, input, begin, end } = error.token;
  const source = new Source(file === undefined ? "templates" : relative(cwd, file), input);
  const [message = error.message] = error.message.split(", file:");
  const { span = { start: begin, end }, ...finding } = reworded(message, input.slice(0, end));
  return new Mistake(problemAt(source, span, "bad-template", finding));
}

/** What an author needs to hear where Liquid says something else; `read` is the template as far as it was read. */
function reworded(message: string, read: string): Finding & { readonly span?: Span } {
  const lost = /Failed to lookup "([^"]*)"/.exec(message)?.[1];
  if (lost !== undefined) return { found: `no template "${lost}"` };
  if (message.startsWith("memory alloc limit")) {
    const most = MOST_MADE.toLocaleString("en-US");
    return { found: `more than ${most} characters and entries of lists, made on one page` };
  }
  const end = /^tag "(end\w+)" not found/.exec(message)?.[1];
  if (end === undefined) return { found: message };
  const open = innermostOpen(read);
  return open
    ? { found: `${open.text}, which is not closed before {% ${end} %}`, span: open.span }
    : { found: `{% ${end} %}, which closes nothing` };
}

/** A tag that another one has to close, or that other one. */
const PAIRED = /\{%-?\s*(?:(if|unless|case|for|tablerow|capture|once|block)\b[^%]*|end(\w+)\s*-?)%\}/g;

/** The last tag of a text that is not closed in it. */
function innermostOpen(text: string): { readonly text: string; readonly span: Span } | undefined {
  const open: { name: string; text: string; span: Span }[] = [];
  for (const { 0: tag, 1: name, 2: closed, index } of text.matchAll(PAIRED)) {
    if (name !== undefined) open.push({ name, text: tag, span: { start: index, end: index + tag.length } });
    else if (open.at(-1)?.name === closed) open.pop();
  }
  return open.at(-1);
}
