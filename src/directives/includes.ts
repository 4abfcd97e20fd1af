import type { LeafDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import { type Excerpt, excerpt, type Problem, type Source } from "../problem/index.ts";
import { check } from "./check.ts";
import { include } from "./include.ts";
import type { Root } from "./mdast.ts";
import type { Models } from "./models.ts";
import { offsets, readWritten } from "./read.ts";
import { strayLines, unclosed } from "./strays.ts";

/** An include as its author wrote it. */
export interface WrittenInclude {
  /** The file's path as typed. */
  readonly path: Excerpt;
  readonly lines: Excerpt | undefined;
  readonly lang: string | undefined;
  /** Where the directive begins and ends in its file. */
  readonly start: number;
  readonly end: number;
}

/** The includes in a tree, in order. */
export function includesIn(tree: Root): LeafDirective[] {
  const found: LeafDirective[] = [];
  visit(tree, "leafDirective", (node) => {
    if (node.name === include.name) found.push(node);
  });
  return found;
}

/** Reads an include's parts. @throws Mistake where the directive is not whole. */
export function readInclude(node: LeafDirective, source: Source, models: Models): WrittenInclude {
  const [start, end] = offsets(node);
  const { head, label, attributes } = readWritten(node, source);
  const path = label ?? excerpt(source, "", head.end);
  const given = { name: node.name, form: "leaf", span: head, label: path, attributes } as const;
  check(include, given, label !== undefined, models);
  return { path, lines: attributes.get("lines"), lang: attributes.get("lang")?.text, start, end };
}

/** What a text leaves open or closes too much, so that it would swallow what stands behind it. */
export function looseEnds(tree: Root, source: Source): Problem[] {
  const problems: Problem[] = [];
  visit(tree, (node) => {
    const open =
      node.type === "containerDirective" || node.type === "code" || node.type === "html"
        ? unclosed(node, source)
        : undefined;
    if (open) problems.push(open);
    if (node.type !== "paragraph") return;
    problems.push(...strayLines(node, source).filter(({ code }) => code === "unclosed-fence"));
  });
  return problems;
}
