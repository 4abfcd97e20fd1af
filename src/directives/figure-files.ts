import type { RootContent } from "mdast";
import { standaloneDiagram } from "../diagram/index.ts";
import type { Desk } from "./directive.ts";
import { element } from "./nodes.ts";

/** The two kinds of file that a drawing is offered as. */
const KINDS = ["svg", "png"] as const;

/** A path without its ending, for a drawing named `id`, that none before it has; any file system takes it. */
function freePath({ slug, figures }: Desk, id: string): string {
  const name = id.replace(/[^\w-]+/g, "-");
  let path = `figures/${slug}/${name}`;
  for (let copy = 2; figures?.has(`${path}.svg`); copy += 1) path = `figures/${slug}/${name}-${copy}`;
  return path;
}

/**
 * Notes a drawing as a file of its own, and gives the links to it and to its picture. The links have no
 * text, so that a figure reads as its author wrote it; the theme draws their names. None where nobody
 * writes the files.
 */
export function figureFiles(desk: Desk, id: string, title: string, svg: string): RootContent[] {
  if (!desk.figures) return [];
  const path = freePath(desk, id);
  desk.figures.set(`${path}.svg`, standaloneDiagram(svg));
  const root = "../".repeat(desk.slug.split("/").length - 1);
  const links = KINDS.map((kind) => {
    const href = `${root}${path.split("/").map(encodeURIComponent).join("/")}.${kind}`;
    const ariaLabel = `${kind.toUpperCase()} file of ${title}`;
    return element("a", { className: ["file", kind], href, download: true, ariaLabel }, []);
  });
  return [element("div", { className: ["files"], dataPagefindIgnore: "" }, links)];
}
