import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Liquid, LiquidError, type Variable } from "liquidjs";
import { isRefusal } from "../disk/index.ts";
import { type Finding, nearest, problemAt, type Report, Source, type Span } from "../problem/index.ts";
import { lostName } from "./template-names.ts";
import type { Theme } from "./theme.ts";

/** The templates that pages begin with; they take in all others. */
const BEGINNINGS = ["index", "page", "symbols", "ledger", "check", "redirect"];

/**
 * Reports what Liquid takes for empty in a book's own templates: names that no page gives, and blocks that are no
 * part of a layout. A template that cannot be read is told of where a page is made with it. Problems name files from `cwd`.
 */
export function checkTemplates({ liquid, roots, own }: Theme, cwd: string, report: Report): void {
  const names = BEGINNINGS.flatMap((template) => namesIn(liquid, template));
  for (const file of own) {
    const text = readFileSync(file, "utf8");
    const source = new Source(relative(cwd, file), text);
    const wrong = new Map<number, Wrong>();
    for (const one of [...names.flatMap((name) => wrongName(name, file, text)), ...wrongBlocks(text, roots)])
      wrong.set(one.span.start, one);
    for (const { span, finding } of wrong.values()) report(problemAt(source, span, "bad-template", finding));
  }
}

/** A mistake in a template. */
interface Wrong {
  readonly span: Span;
  readonly finding: Finding;
}

/** The names that a template, and those that it takes in, do not give themselves. */
function namesIn(liquid: Liquid, template: string): Variable[] {
  try {
    return Object.values(liquid.analyzeSync(liquid.parseFileSync(template)).globals).flat();
  } catch (error) {
    if (error instanceof LiquidError || isRefusal(error)) return [];
    throw error;
  }
}

function wrongName(name: Variable, file: string, text: string): Wrong[] {
  const finding = name.location.file === file ? lostName(name) : undefined;
  if (!finding) return [];
  const { row, col } = name.location;
  const before = text.split("\n").slice(0, row - 1);
  const start = before.reduce((sum, line) => sum + line.length + 1, col - 1);
  const end = start + (/^[\w.]*/.exec(text.slice(start))?.[0].length ?? 0);
  return [{ span: { start, end }, finding }];
}

const LAYOUT = /\{%-?\s*layout\s+["']([^"']+?)(?:\.html)?["']/;

/** The beginning or the end of a block. */
const BLOCK = /\{%-?\s*(?:block\s+["']?([\w-]+)|endblock)/g;

/** The blocks of a template that its layout has no place for. */
function wrongBlocks(text: string, roots: readonly string[]): Wrong[] {
  const places = layoutBlocks(text, roots);
  let depth = 0;
  return [...text.matchAll(BLOCK)].flatMap(({ 0: tag, 1: name, index }) => {
    if (name === undefined) depth -= 1;
    else depth += 1;
    if (!places || name === undefined || depth > 1 || places.has(name)) return [];
    const near = nearest(name, places);
    const expected = near === undefined ? `one of ${[...places].join(", ")}` : undefined;
    const finding = {
      found: `the block "${name}", which its layout has no place for`,
      expected,
      suggestion: near,
    };
    const end = index + tag.length;
    return [{ span: { start: end - name.length, end }, finding }];
  });
}

/** The names of the blocks of a template's layout; undefined where it has none. */
function layoutBlocks(
  text: string,
  roots: readonly string[],
  seen: readonly string[] = [],
): Set<string> | undefined {
  const name = LAYOUT.exec(text)?.[1];
  const file = roots.map((root) => join(root, `${name}.html`)).find(existsSync);
  if (name === undefined || file === undefined || seen.includes(file)) return undefined;
  const layout = readFileSync(file, "utf8");
  const own = [...layout.matchAll(BLOCK)].flatMap(([, block]) => block ?? []);
  return new Set([...own, ...(layoutBlocks(layout, roots, [...seen, file]) ?? [])]);
}
