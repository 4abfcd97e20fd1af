import { type Excerpt, Mistake, type Piece, problemAt, type Source } from "../problem/index.ts";

/**
 * The part of a file that `lines` names, such as `3-9`, `3-`, `-9` or `5`; all of it without; no line end
 * behind the last. @throws Mistake `bad-attribute` for lines that the file does not have.
 */
export function takenLines(source: Source, lines: Excerpt | undefined): Piece {
  const all = source.text.replace(/\s+$/, "");
  if (!lines) return { text: all, source, offset: 0 };
  const starts = [0, ...[...all.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const count = starts.length;
  const [, from = "", dash, to = ""] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(lines.text) ?? [];
  const first = from === "" ? 1 : Number(from);
  const last = to === "" ? (dash === "-" ? count : first) : Number(to);
  const isSound = (from !== "" || to !== "") && first >= 1 && first <= last && last <= count;
  if (!isSound) {
    const start = lines.offset(0);
    const finding = {
      found: `lines="${lines.text}"`,
      expected: `lines such as 1-${count}, the last that ${source.file} has`,
    };
    throw new Mistake(problemAt(lines.source, { start, end: start }, "bad-attribute", finding));
  }
  const offset = starts[first - 1] ?? 0;
  const end = (starts[last] ?? all.length + 1) - 1;
  return { text: all.slice(offset, end), source, offset };
}

/** A piece of a file as a fenced block of code; what is added stands for the place of the include. */
export function codeBlock(piece: Piece, language: string, place: Pick<Piece, "source" | "offset">): Piece[] {
  const ticks = [...piece.text.matchAll(/`{3,}/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(2, ...ticks) + 1);
  const added = (text: string): Piece => ({ ...place, text, fixed: true });
  return [added(`${fence}${language}\n`), piece, added(`\n${fence}`)];
}
