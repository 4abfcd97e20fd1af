import type { RootContent } from "mdast";
import { element, text } from "./nodes.ts";

/** The attributes that any directive may have and that go to what it gives. */
type Given = ReadonlyMap<string, { readonly text: string }>;

/** What a directive gives, carrying the id and the classes that the author gave it. */
export function carrying(nodes: RootContent[], attributes: Given): RootContent[] {
  const id = attributes.get("id")?.text;
  const added = attributes.get("class")?.text.split(/\s+/) ?? [];
  if (id === undefined && added.length === 0) return nodes;
  const [first, ...rest] = nodes;
  const properties = first?.data?.hName === "code" ? undefined : first?.data?.hProperties;
  if (!first || !properties) return [element("span", own(id, added), nodes)];
  const classes = Array.isArray(properties.className) ? properties.className : [];
  Object.assign(properties, own(id, [...classes, ...added]));
  return [first, ...rest];
}

/** A display equation with its number beside it, carrying the author's id and classes. */
export function numberedEquation(nodes: RootContent[], attributes: Given, number: string): RootContent[] {
  const beside = element("span", { className: ["label-number"] }, [text(number)]);
  return carrying([element("div", { className: ["numbered-equation"] }, [...nodes, beside])], attributes);
}

function own(id: string | undefined, classes: (string | number)[]) {
  return { ...(id !== undefined && { id }), ...(classes.length > 0 && { className: classes.map(String) }) };
}
