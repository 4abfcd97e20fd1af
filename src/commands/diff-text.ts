import picocolors from "picocolors";
import type { Change, Changes } from "../changes/index.ts";
import { INVISIBLE } from "../problem/index.ts";
import { count } from "./problems.ts";

/** What differs between two books, for a terminal. */
export function changesText(found: Changes, colors: boolean): string {
  const { bold, dim, red, green } = picocolors.createColors(colors);
  const { changes, claims, moved } = found;
  const where = placesOf(found);
  const lines: string[] = [];
  let last = "";
  for (const change of changes) {
    const at = where(change, false);
    if (at !== last) lines.push(bold(at));
    last = at;
    const label = `  ${change.kind}${change.name === undefined ? "" : ` ${change.name}`}`;
    if (isShort(change)) {
      lines.push(`${label}  ${red(shown(change.before))} ${dim("→")} ${green(shown(change.after))}`);
      continue;
    }
    lines.push(label);
    if (change.before !== undefined) lines.push(red(`    - ${shown(change.before)}`));
    if (change.after !== undefined) lines.push(green(`    + ${shown(change.after)}`));
  }
  const begin = (title: string) => lines.push(...(lines.length > 0 ? [""] : []), bold(title));
  if (claims.length > 0) begin(red("claims that break"));
  for (const claim of claims) {
    lines.push(`${bold(where(claim, true))} "${shown(claim.claim)}": ${shown(claim.found)}`);
  }
  if (moved.length > 0) begin("pages at another address");
  for (const { before, after } of moved) lines.push(`  ${red(before)} ${dim("→")} ${green(after)}`);
  return [...lines, ...(lines.length > 0 ? [""] : []), `${summary(found)}\n`].join("\n");
}

/** `12 changes on 2 pages; 1 claim breaks; 1 page moved; 3 more files differ`. */
export function summary({ changes, claims, moved, others }: Changes): string {
  const parts: string[] = [];
  if (changes.length + claims.length > 0) {
    const pages = new Set(changes.map(({ page }) => page)).size;
    parts.push(`${count(changes.length, "change")} on ${count(pages, "page")}`);
  }
  if (claims.length > 0) {
    parts.push(`${count(claims.length, "claim")} ${claims.length === 1 ? "breaks" : "break"}`);
  }
  if (moved.length > 0) parts.push(`${count(moved.length, "page")} moved`);
  if (others.length > 0) {
    const [what, names] = parts.length > 0 ? [" more", ""] : ["", `: ${listed(others)}`];
    parts.push(`${others.length}${what} ${others.length === 1 ? "file differs" : "files differ"}${names}`);
  }
  return parts.length > 0 ? parts.join("; ") : "nothing changes";
}

const listed = (names: readonly string[]) =>
  [...names.slice(0, 5), ...(names.length > 5 ? ["…"] : [])].join(", ");

const isShort = ({ before, after }: Change) =>
  before !== undefined && after !== undefined && before.length + after.length < 60;

/**
 * How places read, as one clicks them: `file:line:column`, and the page behind that where the file's text stands
 * on an earlier one too, as in variants.
 */
export function placesOf({ changes, claims }: Changes) {
  const first = new Map<string, string>();
  for (const { at, page } of [...changes, ...claims]) first.set(at.file, first.get(at.file) ?? page);
  return ({ at: { file, line, column }, page }: Placed, toColumn: boolean): string => {
    const place = [file, line, toColumn ? column : undefined].filter((part) => part !== undefined).join(":");
    return first.get(file) === page ? place : `${place} in ${page}`;
  };
}

type Placed = Pick<Change, "at" | "page">;

/** On one line: an equation's TeX has several. */
const shown = (text = "") => text.replace(/\s*\n\s*/g, " ").replace(INVISIBLE, "\uFFFD");
