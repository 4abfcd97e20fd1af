import type { Definition, FootnoteDefinition, Root, RootContent } from "mdast";
import type { Point } from "unist";
import { visit } from "unist-util-visit";

/** How a text becomes a tree. */
type Parse = (text: string) => Root;

/** A text and its tree. */
interface ReadText {
  readonly text: string;
  readonly tree: Root;
}

/**
 * A text that is read again and again while its author writes: of an edited one only what stands between the last
 * heading before the edit and the first one behind it. Its tree is that of the whole text.
 *
 * What a line of Markdown is depends on the blocks that are open there, and where a heading with `#` stands at
 * the root there are none; what its words are depends on the labels that links and notes may use besides. So a part
 * from one such heading to another is read by itself, with the labels of the others before it.
 */
export class EditedText {
  private last: ReadText | undefined;

  /** The tree of a text, which the caller may change. */
  read(text: string, parse: Parse): Root {
    const tree = (this.last && readAgain(text, this.last, parse)) ?? parse(text);
    this.last = { text, tree };
    return moved(tree, { line: 0, offset: 0 });
  }
}

/** The tree of a text that is another version of one that was read; undefined where it has to be read as a whole. */
function readAgain(text: string, last: ReadText, parse: Parse): Root | undefined {
  const split = splitOf(text, last);
  if (!split) return undefined;
  const { ahead, replaced, after } = split;
  const by = text.length - last.text.length;
  const others = definitionsIn([...ahead, ...after]);
  const lead = others.map((one) => `${labelOf(one, last.text)}: #\n\n`).join("");
  const from = offsetOf(replaced[0]);
  const part = text.slice(from, after[0] && offsetOf(after[0]) + by);
  // The heading behind it is in its place only where the part leaves nothing open.
  const { children, position } = parse(`${lead}${part}${after[0] ? "#" : ""}`);
  const close = after[0] && children.pop();
  const own = children.splice(others.length);
  const isWhole =
    offsetOf(own[0]) === lead.length &&
    (!close || (close.type === "heading" && offsetOf(close) === lead.length + part.length)) &&
    namesOf(children) === namesOf(others) &&
    namesOf(definitionsIn(own)) === namesOf(definitionsIn(replaced)) &&
    ![...last.tree.children, ...own].some(definesLate);
  if (!isWhole) return undefined;
  const back = { line: lineOf(replaced[0]) - lineOf(own[0]), offset: from - lead.length };
  const on = { line: close ? lineOf(close) + back.line - lineOf(after[0]) : 0, offset: by };
  const end = after[0] ? moved(last.tree.position?.end, on) : moved(position?.end, back);
  return {
    type: "root",
    children: [...ahead, ...moved(own, back), ...moved(after, on)],
    position: { start: last.tree.position?.start as Point, end: end as Point },
  };
}

/** What of a tree an edit leaves as it is, before and behind it, and what stands between; undefined where all may be another. */
function splitOf(text: string, { text: old, tree: { children } }: ReadText) {
  // Front matter that is not closed begins far before what would close it.
  if (/^\uFEFF|^---/.test(text) && children[0]?.type !== "yaml") return undefined;
  const { before, behind } = unchanged(text, old);
  const isHeading = (node: RootContent) =>
    node.type === "heading" && node.position?.start.column === 1 && old[offsetOf(node)] === "#";
  const first = children.findLastIndex((node) => isHeading(node) && nextLine(old, offsetOf(node)) <= before);
  if (first < 0) return undefined;
  const next = children.findIndex(
    (node, index) => index > first && isHeading(node) && offsetOf(node) > old.length - behind,
  );
  const stop = next < 0 ? children.length : next;
  return {
    ahead: children.slice(0, first),
    replaced: children.slice(first, stop),
    after: children.slice(stop),
  };
}

/** How much two texts have in common at their beginning, and behind that at their end. */
function unchanged(text: string, old: string): { readonly before: number; readonly behind: number } {
  const most = Math.min(text.length, old.length);
  let before = 0;
  while (before < most && text[before] === old[before]) before += 1;
  let behind = 0;
  while (behind < most - before && text.at(-1 - behind) === old.at(-1 - behind)) behind += 1;
  return { before, behind };
}

/** Where the line behind that of an offset begins; further than any text where there is none. */
function nextLine(text: string, offset: number): number {
  const end = /\r\n?|\n/g;
  end.lastIndex = offset;
  return end.exec(text) ? end.lastIndex : Number.POSITIVE_INFINITY;
}

type Named = Definition | FootnoteDefinition;

function definitionsIn(children: readonly RootContent[]): Named[] {
  const found: Named[] = [];
  visit({ type: "root", children: [...children] } satisfies Root, (node) => {
    if (node.type === "definition" || node.type === "footnoteDefinition") found.push(node);
  });
  return found;
}

/** Whether labels are defined inside of a directive, which is read later than the words before it. */
function definesLate(node: RootContent): boolean {
  if (node.type === "containerDirective") return definitionsIn(node.children).length > 0;
  return "children" in node && node.children.some(definesLate);
}

/** Which labels nodes define; anything else among them is told apart too. */
const namesOf = (nodes: readonly RootContent[]) =>
  JSON.stringify([...new Set(nodes.map((node) => `${node.type} ${(node as Named).label}`))].sort());

/** A definition's label, as it is typed. */
const labelOf = (node: Named, text: string) =>
  /^\[(?:\\.|[^\\\]])*\]/s.exec(text.slice(offsetOf(node), node.position?.end.offset))?.[0] ?? "";

const lineOf = (node: RootContent | undefined) => node?.position?.start.line ?? 0;
const offsetOf = (node: RootContent | undefined) => node?.position?.start.offset ?? -1;

/** A copy of part of a tree, so many lines and characters further on. */
function moved<T>(part: T, by: { readonly line: number; readonly offset: number }): T {
  if (Array.isArray(part)) return part.map((one) => moved(one, by)) as T;
  if (typeof part !== "object" || part === null) return part;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(part)) copy[key] = moved(value, by);
  const { line, offset } = copy;
  if (typeof line === "number" && typeof offset === "number") {
    copy.line = line + by.line;
    copy.offset = offset + by.offset;
  }
  return copy as T;
}
