import type { Scalar } from "yaml";

/**
 * The way from an index into a scalar's value to the offset of that character in the YAML text. The value
 * differs from the text by quotes, line folds, indentation and escapes, so the two are walked together;
 * a character that was escaped is found at its escape.
 */
export function scalarOffset(text: string, scalar: Scalar<string>): (index: number) => number {
  const [start, end] = scalar.range ?? [0, 0];
  const value = String(scalar.value ?? "");
  const from = scalar.type === "QUOTE_SINGLE" || scalar.type === "QUOTE_DOUBLE" ? start + 1 : start;
  if (text.startsWith(value, from)) return (index) => from + index;
  const offsets: number[] = [];
  let at = from;
  for (const character of value) {
    const blank = character === " " || character === "\n";
    let next = at;
    while (next < end && (blank ? !/\s/.test(text[next] ?? "") : text[next] !== character)) next += 1;
    if (next < end) at = next;
    for (let unit = 0; unit < character.length; unit += 1) offsets.push(at);
    if (next < end) at += 1;
    while (blank && at < end && /\s/.test(text[at] ?? "")) at += 1;
  }
  return (index) => offsets[index] ?? at;
}
