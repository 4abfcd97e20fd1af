import { brokenTex, unbroken } from "./breaks.ts";
import { type EquationForm, rightSides, type Shown } from "./forms.ts";
import { marked } from "./marks.ts";
import { breakableTex } from "./tex.ts";
import { texDepth, texHeight, texWidth } from "./width.ts";

/** One equation of a display: a left side and what it equals, side by side or one line for each. */
export interface Row {
  /** Both sides have the marks of where they may be broken. */
  readonly left: string;
  readonly sides: readonly string[];
  /** It is computed in this step: its name and its result are marked. */
  readonly computed?: boolean | undefined;
}

/** The width of a telephone's column in em of a display formula: 339 of 375 px at 19.8 px an em. */
export const NARROW = 17;

/** An equals sign with its spaces, the step to the right of a line that goes on, a mark's borders. */
const EQUALS = 1.34;
const INDENT = 1;
const BORDERS = 0.4;

/**
 * What parts two equations, and two lines of one that are higher than letters; how far KaTeX's lines
 * reach below and above the line (its `\\arstrutbox`).
 */
const LETTER_GAP = 0.5;
const TALL_GAP = 0.45;
const FOOT = 0.36;
const HEAD = 0.84;

/** A left side may take this part of a line before what it equals begins on a line of its own. */
const WIDE_LEFT = 0.45;

/** A quantity with its right-hand sides; without any where no form says anything of it. */
export const equationRow = (shown: Shown, wanted: readonly EquationForm[]): Row => ({
  left: breakableTex(shown.expression, shown.trace.model.notation),
  sides: rightSides(shown, wanted),
  computed: shown.computed ?? false,
});

/**
 * Equations side by side; where they are too wide for that, or one has more than one right-hand side,
 * aligned at the equals signs with a line for each. A line that is too wide is broken and goes on below.
 */
export function rowsTex(rows: readonly Row[], room = NARROW): string {
  if (rows.every(({ sides }) => sides.length <= 1)) {
    const beside = rows
      .map(({ left, sides: [side], computed }) =>
        mark(unbroken(side === undefined ? left : `${left}=${side}`), computed === true),
      )
      .join(",\\quad ");
    if (texWidth(beside) <= room) return beside;
  }
  const widest = Math.max(
    ...rows.map(({ left }) => texWidth(unbroken(left))).filter((width) => width <= room * WIDE_LEFT),
    0,
  );
  const equations = rows.map((row) => rowLines(row, widest, room));
  const text = equations
    .map((lines, index) => joined(lines) + (index < equations.length - 1 ? gapBelow(lines) : ""))
    .join("\n");
  return `\\begin{aligned}\n${text}\n\\end{aligned}`;
}

/** The lines of one equation, with room between a line of fractions and the next. */
const joined = (lines: readonly string[]) =>
  lines
    .map((line, index) => {
      const next = lines[index + 1];
      if (next === undefined) return line;
      const isTight = depth(line) > FOOT && height(next) > HEAD;
      return `${line} \\\\${isTight ? gap(line, TALL_GAP) : ""}`;
    })
    .join("\n");

/** The end of an equation's last line. */
const gapBelow = (lines: readonly string[]) => ` \\\\${gap(lines.at(-1) ?? "", LETTER_GAP)}`;

/** Room below a line. KaTeX takes a gap from the line's foot on, as deep as that of a letter. */
const gap = (line: string, room: number) => `[${(Math.max(0, depth(line) - FOOT) + room).toFixed(1)}em]`;

const depth = (line: string) => texDepth(line.replaceAll("&", ""));
const height = (line: string) => texHeight(line.replaceAll("&", ""));

/** The lines of one equation whose left side has a column `column` em wide. */
function rowLines({ left, sides, computed = false }: Row, column: number, room: number): string[] {
  const isWide = texWidth(unbroken(left)) > room * WIDE_LEFT;
  const heads = isWide
    ? brokenTex(left, room - column, room - column - INDENT).map((line, index) => {
        return `\\mathrlap{${index > 0 ? "\\quad " : ""}${mark(line, computed)}} &`;
      })
    : [];
  if (sides.length === 0) return isWide ? heads : [`${mark(unbroken(left), computed)} &`];
  const free = room - column - EQUALS - (computed ? BORDERS : 0);
  const lines = sides.flatMap((side, index) => {
    const result = computed && index === sides.length - 1;
    const [first = "", ...more] = brokenTex(side, free, free + EQUALS - INDENT);
    const head = index === 0 && !isWide ? mark(unbroken(left), computed) : "";
    return [`${head} &= ${mark(first, result)}`, ...more.map((line) => ` &\\quad ${mark(line, result)}`)];
  });
  return [...heads, ...lines];
}

const mark = (tex: string, computed: boolean) => (computed ? marked(tex) : tex);
