/** KaTeX's commands that give a part of a formula a class, or data; nothing else may be given by a page. */
const OPENING = /\\htmlClass\{computed\}\{|\\htmlData\{exact=[^{}]*\}\{/;

/**
 * A term of a formula marked as computed in this step; nothing that is read aloud or copied has it
 * ({@link withoutMarks}).
 */
export const marked = (tex: string) => `\\htmlClass{computed}{${tex}}`;

/** The number of a formula with the name of what it shows, for scripts that check it; left out likewise. */
export const named = (tex: string, name: string | undefined) =>
  name === undefined || /[{}\\,%#]/.test(name) ? tex : `\\htmlData{exact=${name}}{${tex}}`;

/** What KaTeX asks about before it lets TeX give a part of a formula attributes. */
interface Asked {
  readonly command: string;
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Whether a formula's TeX may do this: only what {@link marked} and {@link named} do. */
export function isMark({ command, class: name, attributes = {} }: Asked): boolean {
  if (command === "\\htmlClass") return name === "computed";
  return command === "\\htmlData" && Object.keys(attributes).join() === "data-exact";
}

/** TeX as its author would write it, the terms that are marked standing there as they are. */
export function withoutMarks(tex: string): string {
  const opening = OPENING.exec(tex);
  if (!opening) return tex;
  const from = opening.index + opening[0].length;
  const end = closing(tex, from);
  return withoutMarks(tex.slice(0, opening.index) + tex.slice(from, end) + tex.slice(end + 1));
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
