import type { Trace } from "../../trace/index.ts";
import type { Content } from "./content.ts";
import { edgesOf } from "./edges.ts";
import { nodesOf } from "./nodes.ts";
import { conventionsOf, gradientsOf } from "./notes.ts";
import { settingOf, type View } from "./setting.ts";

export type { Content, EdgeContent, Label, NodeContent } from "./content.ts";
export type { View } from "./setting.ts";

/** What a drawing of a trace says. */
export function contentOf(trace: Trace, view: View): Content {
  const setting = settingOf(trace, view);
  return {
    nodes: nodesOf(setting),
    edges: edgesOf(setting),
    conventions: conventionsOf(setting),
    gradients: gradientsOf(setting),
  };
}
