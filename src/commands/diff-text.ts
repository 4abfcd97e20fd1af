import picocolors from "picocolors";
import type { At, Change, Changes } from "../changes/index.ts";
import { INVISIBLE } from "../problem/index.ts";
import { count } from "./problems.ts";

/** What differs between two books, for a terminal. */
export function changesText({ changes, claims }: Changes, colors: boolean): string {
  const { bold, dim, red, green } = picocolors.createColors(colors);
  const lines: string[] = [];
  let last = "";
  for (const change of changes) {
    const at = where(change.at, false);
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
  if (claims.length > 0) lines.push("", bold(red("claims that break")));
  for (const { at, claim, found } of claims) {
    lines.push(`${bold(where(at, true))} "${shown(claim)}": ${shown(found)}`);
  }
  return [...lines, ...(lines.length > 0 ? [""] : []), `${summary({ changes, claims })}\n`].join("\n");
}

/** `12 changes on 2 pages; 1 claim breaks`. */
export function summary({ changes, claims }: Changes): string {
  if (changes.length + claims.length === 0) return "nothing changes";
  const pages = new Set(changes.map(({ page }) => page)).size;
  const broken =
    claims.length === 0
      ? ""
      : `; ${count(claims.length, "claim")} ${claims.length === 1 ? "breaks" : "break"}`;
  return `${count(changes.length, "change")} on ${count(pages, "page")}${broken}`;
}

const isShort = ({ before, after }: Change) =>
  before !== undefined && after !== undefined && before.length + after.length < 60;

/** A place as one clicks it. */
export function where({ file, line, column }: At, toColumn: boolean): string {
  return [file, line, toColumn ? column : undefined].filter((part) => part !== undefined).join(":");
}

/** On one line: an equation's TeX has several. */
const shown = (text = "") => text.replace(/\s*\n\s*/g, " ").replace(INVISIBLE, "\uFFFD");
