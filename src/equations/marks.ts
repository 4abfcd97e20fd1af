const OPENING = "\\htmlClass{computed}{";

/**
 * A term of a formula marked as computed in this step, by KaTeX's command that gives a part of a formula
 * a class; nothing that is read aloud or copied has it ({@link withoutMarks}).
 */
export const marked = (tex: string) => `${OPENING}${tex}}`;

/** Whether a class may be given by a formula's TeX: only the one that {@link marked} gives. */
export const isMark = (command: string, name: string | undefined) =>
  command === "\\htmlClass" && name === "computed";

/** TeX as its author would write it, the terms that are marked standing there as they are. */
export function withoutMarks(tex: string): string {
  const start = tex.indexOf(OPENING);
  if (start < 0) return tex;
  const from = start + OPENING.length;
  const end = closing(tex, from);
  return withoutMarks(tex.slice(0, start) + tex.slice(from, end) + tex.slice(end + 1));
}

/** The index of the brace that closes the group whose inside begins at `from`. */
function closing(tex: string, from: number): number {
  let depth = 1;
  for (let index = from; index < tex.length; index += 1) {
    if (tex[index] === "\\") index += 1;
    else if (tex[index] === "{") depth += 1;
    else if (tex[index] === "}" && --depth === 0) return index;
  }
  return tex.length;
}
