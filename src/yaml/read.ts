import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from "yaml";
import { z } from "zod";
import {
  type Excerpt,
  nearest,
  type Problem,
  problemAt,
  type Report,
  type Source,
  type Span,
} from "../problem/index.ts";
import { scalarOffset } from "./offset.ts";

/** Keys from the root of a YAML document down to a value. */
export type Path = readonly PropertyKey[];

/** Checked data that knows where in the file each part of it stands. */
export interface YamlData<T> {
  readonly value: T;
  /** The span of the value at a path, or of the nearest part around it that exists. */
  readonly span: (path: Path) => Span;
  /** The span of the key that ends a path. */
  readonly key: (path: Path) => Span;
  /** The text of the scalar at a path, placed in its file. */
  readonly excerpt: (path: Path) => Excerpt;
  /** The mapping that holds the value at a path is written `{ … }`. */
  readonly inFlow: (path: Path) => boolean;
}

/** A YAML text as part of a file: the whole of it, or the front matter of a chapter from `start` on. */
export interface YamlText {
  readonly source: Source;
  readonly text: string;
  readonly start: number;
}

/**
 * Reads YAML with every scalar kept as the text the author wrote, and checks it against a schema.
 * Reports `yaml-syntax`, `duplicate-name`, `unknown-key`, `missing-key` and `bad-shape`; returns
 * undefined after the first kind of them that occurs.
 */
export function readYaml<S extends z.ZodType>(
  input: YamlText,
  schema: S,
  report: Report,
): YamlData<z.output<S>> | undefined {
  const document = parseDocument(input.text, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const places = new Places(input, document);
  const syntax = syntaxProblems(input, document);
  syntax.forEach(report);
  if (syntax.length > 0 || duplicates(input, document, report)) return undefined;
  const plain = expand(input, document, report);
  if (plain === undefined) return undefined;
  const result = schema.safeParse(plain === "" ? {} : plain, { reportInput: true });
  if (result.success) return { value: result.data, ...places.door };
  for (const issue of result.error.issues) reportIssue(issue, places, knownKeys(schema, issue.path), report);
  return undefined;
}

/** The keys that the mapping at a path may have. */
function knownKeys(schema: z.core.$ZodType, path: Path): string[] {
  const [key, ...rest] = path;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return knownKeys(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return knownKeys(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Record<string, z.core.$ZodType> = schema.shape;
  const inner = key === undefined ? undefined : shape[String(key)];
  return inner ? knownKeys(inner, rest) : Object.keys(shape);
}

/** More aliases than any author writes; those of a "billion laughs" are few but multiply. */
const ALIASES = 100;

/** What is wrong with a document as YAML, or too large about it. */
function syntaxProblems({ source, start }: YamlText, document: Document): Problem[] {
  const tooMuch = (at: number, found: string, expected?: string) => [
    problemAt(source, { start: start + at, end: start + at }, "limit-exceeded", { found, expected }),
  ];
  const deep = document.errors.find(({ message }) => message.includes("call stack"));
  if (deep) return tooMuch(deep.pos[0], "YAML nested too deep");
  const aliases: Node[] = [];
  visit(document, { Alias: (_, alias) => (aliases.push(alias) > ALIASES ? visit.BREAK : undefined) });
  const last = aliases[ALIASES];
  if (last) return tooMuch(last.range?.[0] ?? 0, "too many YAML aliases", `at most ${ALIASES}`);
  return document.errors.map(({ message, pos }) =>
    problemAt(source, { start: start + pos[0], end: start + pos[1] }, "yaml-syntax", { found: message }),
  );
}

/** The document as plain data; undefined where aliases of aliases would make it explode. */
function expand({ source, start }: YamlText, document: Document, report: Report): unknown {
  try {
    return document.toJS({ maxAliasCount: ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const finding = { found: "too many YAML aliases", expected: `at most ${ALIASES}` };
    report(problemAt(source, { start, end: start }, "limit-exceeded", finding));
    return undefined;
  }
}

function duplicates(input: YamlText, document: Document, report: Report): boolean {
  let some = false;
  visit(document, {
    Map(_, map) {
      const first = new Map<string, Span>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const span = spanOf(input, key);
        const before = first.get(name);
        if (!before) first.set(name, span);
        else {
          const { line, column } = input.source.place(before.start);
          const found = `"${name}" stands here and at line ${line}, column ${column}`;
          report(problemAt(input.source, span, "duplicate-name", { found, expected: "one of them" }));
          some = true;
        }
      }
    },
  });
  return some;
}

function spanOf(input: YamlText, node: unknown): Span {
  const range = (node as Node | undefined)?.range;
  return { start: input.start + (range?.[0] ?? 0), end: input.start + (range?.[1] ?? 0) };
}

/** The way from paths to nodes of one document. */
class Places {
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

function reportIssue(
  issue: z.core.$ZodIssue,
  places: Places,
  known: readonly string[],
  report: Report,
): void {
  const { source } = places.input;
  const { span, key } = places.door;
  const inside = issue.path.length > 0 ? ` in "${issue.path.join(".")}"` : "";
  if (issue.code === "unrecognized_keys") {
    for (const name of issue.keys) {
      const expected = `one of ${known.join(", ")}`;
      const finding = { found: `"${name}"${inside}`, expected, suggestion: nearest(name, known) };
      report(problemAt(source, key([...issue.path, name]), "unknown-key", finding));
    }
  } else if (issue.code === "invalid_type" && issue.input === undefined && issue.path.length > 0) {
    const found = `no "${String(issue.path.at(-1))}"`;
    report(
      problemAt(source, span(issue.path.slice(0, -1)), "missing-key", { found, expected: issue.message }),
    );
  } else {
    report(
      problemAt(source, span(issue.path), "bad-shape", {
        found: `a wrong value${inside}`,
        expected: issue.message,
      }),
    );
  }
}
