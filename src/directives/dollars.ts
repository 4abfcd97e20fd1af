import { math } from "micromark-extension-math";
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";

const DOLLAR = 36;

/**
 * Dollars as Pandoc reads them, on top of remark-math's constructs. One dollar begins a formula only when
 * no space follows it and the dollar that would close it has no space before it and no digit behind it,
 * so that `$5 and $6` is prose. Two dollars begin a block only when nothing stands behind them on their
 * line: `$$x$$` and `$$\begin{…}` are left to the paragraph's own formulas, which end where the author
 * ended them.
 */
export function dollars(): Extension {
  const { flow, text } = math();
  const block = flow?.[DOLLAR] as Construct;
  const inline = text?.[DOLLAR] as Construct;
  return {
    flow: { [DOLLAR]: guarded(block, "exactbookMathFlow", aloneOnLine) },
    text: { [DOLLAR]: guarded(inline, "exactbookMathText", pandocDollar) },
    disable: { null: ["mathFlow", "mathText"] },
  };
}

/** A construct that is tried only where `guard` accepts what lies ahead. */
function guarded(construct: Construct, name: string, guard: Construct["tokenize"]): Construct {
  return {
    ...construct,
    name,
    tokenize(effects, ok, nok) {
      return effects.check(
        { tokenize: guard, partial: true },
        construct.tokenize.call(this, effects, ok, nok),
        nok,
      );
    },
  };
}

const isSpace = (code: Code) => code !== null && (code < 0 || code === 32);
const isLineEnd = (code: Code) => code === null || (code < -2 && code > -6);
const isDigit = (code: Code) => code !== null && code >= 48 && code <= 57;

/** Two or more dollars and then nothing but blanks, unless they close what a paragraph has opened. */
function aloneOnLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  if (opensFormula(paragraphBefore(this))) return nok;
  const blanks: State = (code) => {
    if (isLineEnd(code)) return leave(effects, ok)(code);
    if (!isSpace(code)) return leave(effects, nok)(code);
    effects.consume(code);
    return blanks;
  };
  return opening(effects, (size, code) => (size < 2 ? leave(effects, nok)(code) : blanks(code)));
}

/** The text of the paragraph that a line may interrupt: its chunks are no other tokens yet. */
function paragraphBefore(context: TokenizeContext): string {
  const last = context.events.findLastIndex(([kind, token]) => kind === "enter" && token.type === "content");
  const chunks = context.events.slice(last < 0 ? context.events.length : last);
  return chunks
    .filter(([kind, token]) => kind === "enter" && token.type === "chunkContent")
    .map(([, token]) => context.sliceSerialize(token))
    .join("");
}

/** A formula of two dollars begins in the text and does not end there. */
const opensFormula = (text: string) => (text.match(/(?<!\\)\$\$/g) ?? []).length % 2 === 1;

/** A single dollar that Pandoc would take for the beginning of a formula, or several of them. */
function pandocDollar(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let before: Code = null;
  const inside: State = (code) => {
    if (code === null) return leave(effects, nok)(code);
    const closes = code === DOLLAR;
    const spaced = isSpace(before);
    before = code;
    effects.consume(code);
    if (!closes) return inside;
    return spaced ? leave(effects, nok) : behind;
  };
  const behind: State = (code) => leave(effects, isDigit(code) ? nok : ok)(code);
  return opening(effects, (size, code) => {
    if (size > 1) return leave(effects, ok)(code);
    return isSpace(code) || code === null ? leave(effects, nok)(code) : inside(code);
  });
}

/** Takes the dollars at the front and hands on how many they are. */
function opening(effects: Effects, then: (size: number, code: Code) => State | undefined): State {
  let size = 0;
  const more: State = (code) => {
    if (code !== DOLLAR) return then(size, code);
    size += 1;
    effects.consume(code);
    return more;
  };
  return (code) => {
    effects.enter("data");
    return more(code);
  };
}

const leave =
  (effects: Effects, next: State): State =>
  (code) => {
    effects.exit("data");
    return next(code);
  };
