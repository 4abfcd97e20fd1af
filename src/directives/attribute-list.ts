import { type Excerpt, type Finding, part } from "../problem/index.ts";

const PART = String.raw`(?:#[^\s{}]+|\.[^\s{}"'=]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)|-)`;

/** What matches a list of attributes as Pandoc has them: `{#fig-net .wide width=50%}`. */
export const ATTRIBUTE_LIST = String.raw`\{[ \t]*${PART}(?:[ \t]+${PART})*[ \t]*\}`;

/** The one list of attributes that means something in Markdown. */
export const ID_ALONE = "{#id} alone, at the end of a heading or behind an image that is a paragraph";

/** What is wrong with a list of attributes that has more in it than its id; undefined for one that has not. */
export const besideId = (list: string, id: string): Finding | undefined =>
  list === `{#${id}}`
    ? undefined
    : {
        found: `"${list}" as other tools have it`,
        expected: ID_ALONE,
        suggestion: `{#${id}}`,
      };

/** The id in a list of attributes, with its place there. */
export const idIn = (list: string): RegExpExecArray | null => /(?<=[{\s]#)[^\s{}]+/.exec(list);

const AT_END = new RegExp(String.raw`(?<!\\)${ATTRIBUTE_LIST}\s*$`);

/** The id in the list of attributes that ends a text, and where in the text that begins; undefined without one. */
export function idAtEnd(input: Excerpt): { readonly start: number; readonly id: Excerpt } | undefined {
  const list = AT_END.exec(input.text);
  const id = list && idIn(list[0]);
  if (!id) return undefined;
  const start = list.index + id.index;
  return { start: list.index, id: part(input, start, start + id[0].length) };
}
