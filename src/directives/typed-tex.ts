import { blank, numberOf, numbersInProse, type TypedNumber } from "./typed-numbers.ts";

/** A group in braces, with groups inside of it three deep: more than anyone nests in what is left out. */
const GROUP = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}`;
/** A size in brackets: `\\[4pt]`, `\sqrt[3]`. */
const OPTION = String.raw`\[[^\]]*\]`;
const LENGTH = String.raw`\s*-?[\d.]+\s*(?:em|ex|pt|mu|px|cm|mm|in)?`;
/** Digits with a sign, a point or a stroke between them, or brackets around them: `2`, `-1`, `(3)`, `[l]`. */
const INDEX = String.raw`(?:[-+]?\d+(?:[./]\d+)?|[([]\s*[^()[\]{}]*[)\]]|\\langle[^{}]*\\rangle)`;

/** What holds no number of the author's, each with the arguments that are sizes, colours, names or structure. */
const STRUCTURE = new RegExp(
  [
    String.raw`(?<!\\)%[^\n]*`,
    String.raw`\\(?:value|literal)\s*${GROUP}`,
    String.raw`\\\\\*?\s*${OPTION}`,
    String.raw`\\[hv]space\*?\s*${GROUP}`,
    String.raw`\\(?:hskip|kern|mkern|mskip|above)(?:\s*${GROUP}|${LENGTH})`,
    String.raw`\\rule\s*(?:${OPTION})?\s*${GROUP}\s*${GROUP}`,
    String.raw`\\(?:color|textcolor|colorbox|raisebox|href|url|html[A-Z]\w*|label|ref|eqref|tag\*?|[hv]?phantom)\s*${GROUP}`,
    String.raw`\\fcolorbox\s*${GROUP}\s*${GROUP}`,
    String.raw`\\genfrac\s*${GROUP}\s*${GROUP}\s*${GROUP}\s*${GROUP}`,
    String.raw`\\includegraphics\s*(?:${OPTION})?\s*${GROUP}`,
    String.raw`\\(?:def\s*\\\w+[#\d]*|(?:re|provide)?newcommand\*?\s*(?:${GROUP}|\\\w+)\s*(?:${OPTION})?)`,
    String.raw`\\begin\s*\{(?:array|alignedat|alignat)\*?\}\s*(?:${OPTION})?\s*${GROUP}`,
    String.raw`\\(?:begin|end)\s*\{[^{}]*\}`,
    String.raw`\\sqrt\s*${OPTION}|#\d`,
    String.raw`_\s*(?:${GROUP}|\\[A-Za-z]+\s*(?:${GROUP})?|\\.|[^\s\\])`,
    String.raw`\^\s*(?:\{\s*${INDEX}\s*\}|\{\s*\\[dt]?frac\s*(?:\d\d|\{\d+\}\s*\{\d+\})\s*\}|\d)`,
  ].join("|"),
  "gs",
);
/** A limit of a sum or a product is a number, though it is raised. */
const LIMITS = new RegExp(
  String.raw`\\(?:sum|prod|int|bigcup|bigcap|coprod)\s*(?:\\(?:no)?limits\s*)?(?:_\s*(?:${GROUP}|[^\s\\{])\s*)?\^`,
  "g",
);
const WORDS = new RegExp(
  String.raw`\\(?:text\w*|mbox|math(?:rm|tt|sf|bf|it|normal)|operatorname\*?)\s*(${GROUP})`,
  "g",
);
/** What is said of a brace is a number, though it is raised or lowered. */
const BRACES = new RegExp(String.raw`\\(?:under|over)brace\s*${GROUP}\s*[_^]`, "gs");
/** A sign behind which a number stands, where it is no difference. */
const SIGN = String.raw`(?<=(?:^|[=<>(,;:[{|&]|\\[a-z]+|\\\\)\s*)-\s*`;
/** In threes, with a comma or a space between them that sets no list apart. */
const THREES = String.raw`\d{1,3}(?:(?:\{,\}|\\,)\d{3})+(?!\d)`;
const NUMBER = new RegExp(
  [
    String.raw`(?<minus>${SIGN})?\\[dtc]?frac\s*(?:\{\s*(?<over>\d+)\s*\}\s*\{\s*(?<under>\d+)\s*\}|(?<one>\d)\s*(?<other>\d))`,
    String.raw`\\[A-Za-z]+|[A-Za-z]\w*`,
    String.raw`(?<sign>${SIGN})?(?<figures>(?:${THREES}|(?<![\d.])\.\d+|\d+)(?:[.,]\d+)*(?:\/\d+)?)`,
  ].join("|"),
  "g",
);

/**
 * The numbers in an author's TeX. Counted are digits on the line: `z = 0`, `\frac{1}{2}`, the limits of sums, what
 * words in `\text{…}` count. Not counted are subscripts, literal exponents and roots (`x^2`, `10^{-3}`'s
 * `-3`), bracketed upper indexes (`h^{(1)}`), sizes, spaces, colours, tags, phantoms, comments, names.
 */
export function numbersInTex(tex: string): TypedNumber[] {
  const open = tex
    .replace(BRACES, (match) => `${match.slice(0, -1)} `)
    .replace(LIMITS, (match) => `${blank(match.slice(1))} `);
  const bare = open.replace(STRUCTURE, blank);
  const words = [...bare.matchAll(WORDS)].flatMap(({ index, 0: match, 1: group = "" }) => {
    const start = index + match.length - group.length;
    return numbersInProse(group).map((number) => moved(number, start));
  });
  const figures = [...bare.replace(WORDS, blank).matchAll(NUMBER)].flatMap(numberIn);
  return [...words, ...figures].sort((a, b) => a.start - b.start);
}

function numberIn(match: RegExpExecArray): TypedNumber[] {
  const { over, under, one = over, other = under, minus = "", sign = minus, figures } = match.groups ?? {};
  const written =
    figures?.replace(/\{,\}|\\,/g, ",") ??
    (one !== undefined && other !== undefined ? `${one}/${other}` : undefined);
  if (written === undefined) return [];
  const value = numberOf(written, sign !== "");
  return [{ start: match.index, end: match.index + match[0].length, values: value ? [value] : [] }];
}

const moved = ({ start, end, values }: TypedNumber, by: number): TypedNumber => ({
  start: start + by,
  end: end + by,
  values,
});
