/** The nodes of a Markdown tree with those that remark-directive and remark-math add. */
export type { Code, Html, Image, Nodes, Parent, Root, RootContent } from "mdast";
export type { InlineMath, Math } from "mdast-util-math";

import type {} from "mdast-util-directive";
