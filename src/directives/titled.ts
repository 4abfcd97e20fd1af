import type { PhrasingContent, RootContent } from "mdast";

/** What is in a container, what stands in its brackets told apart; `title` is undefined without brackets. */
export function titled(children: readonly RootContent[]): {
  readonly title: readonly PhrasingContent[] | undefined;
  readonly content: readonly RootContent[];
} {
  const [first, ...rest] = children;
  const isTitle = first?.type === "paragraph" && first.data?.directiveLabel === true;
  return isTitle ? { title: first.children, content: rest } : { title: undefined, content: children };
}
