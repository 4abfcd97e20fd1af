import { includesIn, looseEnds, type Models, parseMarkdown, readInclude } from "../directives/index.ts";
import {
  attempt,
  ComposedSource,
  type Finding,
  Mistake,
  type Piece,
  type ProblemCode,
  problemAt,
  type Report,
  type Source,
  spanOf,
} from "../problem/index.ts";
import { type BookFiles, pathFrom, pathTo } from "./files.ts";
import { codeBlock, takenLines } from "./snippet.ts";

/** How deep files may include one another. */
const DEPTH = 10;

/** What includes are read with. */
export interface IncludeOptions {
  readonly files: BookFiles;
  readonly models: Models;
  readonly report: Report;
}

/** A text with its includes in it. */
export interface Composed {
  readonly source: Source;
  /** The files that went into it beside its own, by their paths from the book's folder. */
  readonly includes: readonly string[];
  /** The file that stands at an offset of the text, by its path from the book's folder. */
  readonly fileAt: (offset: number) => string;
}

/**
 * Puts the text of included files in the place of every `::include` of a chapter, so that all of it is
 * read as one; what is wrong is reported where it stands, and that include left out.
 */
export function compose(source: Source, path: string, options: IncludeOptions): Composed {
  const paths = new Map([[source.file, path]]);
  const whole = new Composer(options, paths).compose(source, [path]);
  const includes = [...paths.values()].filter((inside) => inside !== path);
  return { source: whole, includes, fileAt: (offset) => paths.get(whole.place(offset).file) ?? path };
}

class Composer {
  constructor(
    private readonly options: IncludeOptions,
    private readonly paths: Map<string, string>,
  ) {}

  /** The text of the last file on the way from the chapter inwards. */
  compose(source: Source, way: readonly string[]): Source {
    if (!source.text.includes("::include")) return source;
    const pieces: Piece[] = [];
    let end = 0;
    const tree = attempt(this.options.report, () => parseMarkdown(source));
    for (const node of tree ? includesIn(tree) : []) {
      const start = node.position?.start.offset ?? 0;
      pieces.push({ text: source.text.slice(end, start), source, offset: end });
      end = node.position?.end.offset ?? start;
      const lines = attempt(this.options.report, () => this.included(node, source, way));
      if (lines) pieces.push(...inPlace(lines, source, start, end));
    }
    pieces.push({ text: source.text.slice(end), source, offset: end });
    return new ComposedSource(source.file, pieces);
  }

  /** The lines that an include stands for. @throws Mistake for what is wrong with it. */
  private included(node: Parameters<typeof readInclude>[0], source: Source, way: readonly string[]): Piece[] {
    const written = readInclude(node, source, this.options.models);
    const { path: label, lines, lang } = written;
    const wrong = (code: ProblemCode, finding: Finding) =>
      new Mistake(problemAt(source, spanOf(label), code, finding));
    const from = way.at(-1) ?? "";
    const path = isManual(label.text) ? label.text.trim() : pathFrom(from, label.text.trim());
    const { files } = this.options;
    if (/^\s*(\/|[a-z]+:\/\/)/i.test(label.text)) {
      throw wrong("bad-include", { found: `"${label.text}"`, expected: "a path from this file" });
    }
    if (!files.has(path)) {
      const near = files.nearest(path);
      const found = `the file "${label.text}", which is not there`;
      throw wrong("missing-file", { found, suggestion: near && !isManual(near) ? pathTo(from, near) : near });
    }
    const isChapter = (isManual(path) || path.endsWith(".md")) && lang === undefined;
    if (isChapter && way.includes(path)) {
      const found = `"${label.text}", which ${way.length > 1 ? "comes back to itself here" : "includes itself"}`;
      throw wrong("bad-include", { found, expected: "files that do not include one another in a circle" });
    }
    if (way.length > DEPTH) {
      throw wrong("bad-include", {
        found: `"${label.text}", ${way.length} files deep`,
        expected: `at most ${DEPTH}`,
      });
    }
    const file = files.read(path);
    if (!file) return [];
    this.paths.set(file.file, path);
    const taken = takenLines(file, lines);
    if (!isChapter) return codeBlock(taken, lang ?? endingOf(path), { source, offset: written.start });
    return [this.whole(taken, path, way)];
  }

  /** Markdown with its own includes in place. @throws Mistake where it would swallow what follows it. */
  private whole(piece: Piece, path: string, way: readonly string[]): Piece {
    const file = new ComposedSource(piece.source.file, [piece]);
    const tree = parseMarkdown(file);
    const front = tree.children[0]?.type === "yaml";
    const loose = front ? [frontMatter(file)] : looseEnds(tree, file);
    const [first, ...more] = loose;
    if (first) throw new Mistake(first, ...more);
    const source = this.compose(file, [...way, path]);
    return { text: source.text, source, offset: 0 };
  }
}

/** A page that Exactbook itself writes, from its own tables: `exactbook:problems`. */
const isManual = (path: string) => path.trim().startsWith("exactbook:");

const frontMatter = (file: Source) =>
  problemAt(file, { start: 0, end: 3 }, "bad-include", {
    found: "front matter in an included file",
    expected: "it in the chapter alone",
  });

const endingOf = (path: string) => /\.([^./]+)$/.exec(path)?.[1] ?? "";

/**
 * Lines in the place of an include: without the line ends behind them, set in as far as the include is, and
 * apart from text right above or below.
 */
function inPlace(lines: readonly Piece[], source: Source, start: number, end: number): Piece[] {
  const { text } = source;
  const fixed = (words: string, offset: number): Piece => ({ text: words, source, offset, fixed: true });
  const lead = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const inset = lead.replace(/[^>\s]/g, " ");
  const blank = fixed(`\n${inset}`, start);
  const above = text.slice(0, start - lead.length).replace(/\r?\n$/, "");
  const isApart = (line: string) => /^[\s>]*$/.test(line);
  const before = inset !== lead || isApart(above.slice(above.lastIndexOf("\n") + 1)) ? [] : [blank];
  const below = /^.*\r?\n?(.*)/.exec(text.slice(end))?.[1] ?? "";
  const after = isApart(below) ? [] : [blank];
  const body = inset === "" ? lines : insetLines(lines, fixed(inset, start));
  return [...before, ...body, ...after];
}

/** Pieces with `inset` before each line but the first, which stands where the include stood. */
function insetLines(pieces: readonly Piece[], inset: Piece): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    let offset = piece.offset;
    for (const text of piece.text.split(/(?<=\n)/)) {
      if (result.at(-1)?.text.endsWith("\n")) result.push(inset);
      result.push({ ...piece, text, offset });
      if (!piece.fixed) offset += text.length;
    }
  }
  return result;
}
