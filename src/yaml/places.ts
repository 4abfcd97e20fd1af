import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
} from "yaml";
import type { Excerpt, Source, Span } from "../problem/index.ts";
import { scalarOffset } from "./offset.ts";

/** Keys from the root of a YAML document down to a value. */
export type Path = readonly PropertyKey[];

/** A YAML text as part of a file: the whole of it, or the front matter of a chapter from `start` on. */
export interface YamlText {
  readonly source: Source;
  readonly text: string;
  readonly start: number;
}

/** The way from paths to nodes of one document. */
export class Places {
  constructor(
    readonly input: YamlText,
    private readonly document: Document,
  ) {}

  private readonly pairs = new WeakMap<object, Map<string, Pair>>();

  readonly door = {
    span: (path: Path) => spanOf(this.input, this.node(path)),
    key: (path: Path) => spanOf(this.input, this.pair(path)?.key ?? this.node(path)),
    excerpt: (path: Path) => this.excerpt(path),
    inFlow: (path: Path) => {
      const parent = this.node(path.slice(0, -1));
      return isMap(parent) && parent.flow === true;
    },
  };

  /** The node at a path, or the nearest one around it that exists. */
  private node(path: Path): Node | null {
    let node = this.document.contents as Node | null;
    for (const key of path) {
      const inner = isSeq(node) ? node.items[Number(key)] : this.pairIn(node, key)?.value;
      const next = isAlias(inner) ? (inner.resolve(this.document) ?? inner) : inner;
      if (!isNode(next)) break;
      node = next;
    }
    return node;
  }

  private pair(path: Path): Pair | undefined {
    return this.pairIn(this.node(path.slice(0, -1)), path.at(-1));
  }

  /** The pair of a key in a mapping, by an index made once: large models ask for every one. */
  private pairIn(map: unknown, key: PropertyKey | undefined): Pair | undefined {
    if (!isMap(map)) return undefined;
    const index =
      this.pairs.get(map) ??
      new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));
    this.pairs.set(map, index);
    return index.get(String(key));
  }

  private excerpt(path: Path): Excerpt {
    const node = this.node(path);
    const { source, text, start } = this.input;
    if (!isScalar(node)) return { source, text: "", offset: () => this.door.span(path).start };
    const toOffset = scalarOffset(text, node as Scalar<string>);
    return { source, text: String(node.value ?? ""), offset: (index) => start + toOffset(index) };
  }
}

/** Where a node stands in the file. */
export function spanOf(input: YamlText, node: unknown): Span {
  const range = (node as Node | undefined)?.range;
  return { start: input.start + (range?.[0] ?? 0), end: input.start + (range?.[1] ?? 0) };
}
