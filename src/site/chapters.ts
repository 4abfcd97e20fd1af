import { posix } from "node:path";
import { readFrontMatter, slugOf } from "../chapter/index.ts";
import {
  type Finding,
  nearest,
  type ProblemCode,
  problemAt,
  type Report,
  type Source,
} from "../problem/index.ts";
import type { Path } from "../yaml/index.ts";
import { folded } from "./addresses.ts";
import type { Folder } from "./folder.ts";
import type { BookData } from "./schema.ts";

/** A chapter of a book as its files give it. */
export interface ChapterFile {
  readonly source: Source;
  /** The page's address from the book's root, without `.html`. */
  readonly slug: string;
  /** The file from the book's folder. */
  readonly path: string;
  /** Its place among the chapters, from 1; none for a page in front of them. */
  readonly number: number | undefined;
  /** The title of the part of the book that it belongs to. */
  readonly part: string | undefined;
  readonly isDraft: boolean;
}

/** The pages of a book that its chapters' files give. */
export interface ChapterFiles {
  /** In the book's order, those in front of the first chapter too. */
  readonly chapters: readonly ChapterFile[];
  /** What is left out as a draft. */
  readonly drafts: readonly Pick<ChapterFile, "slug" | "path">[];
}

/** What chapters' files are read with. */
interface Reading {
  readonly folder: Folder;
  /** book.yaml. */
  readonly source: Source;
  readonly models: ReadonlyMap<string, unknown>;
  /** Drafts are wanted. */
  readonly drafts: boolean;
  readonly report: Report;
}

/** The pages that every book may have, by slug. */
const OWN_PAGES = [
  ["index", "the title page"],
  ["symbols", "the index of symbols"],
  ["check", "the page on checking its numbers"],
] as const;

/** Reads the files that book.yaml lists; what is missing, or becomes the same page twice, is reported. */
export function chapterFiles(data: BookData, reading: Reading): ChapterFiles {
  const list = listed(data.value);
  const names = list.map(({ path }) => path);
  const taken = new Map<string, string>(OWN_PAGES);
  for (const name of reading.models.keys()) {
    taken.set(folded(`ledger-${name}`), `the ledger of ${name}`);
  }
  const { drafts } = data.value;
  let number = 0;
  const chapters: ChapterFile[] = [];
  const left: ChapterFile[] = [];
  for (const { path, at, part, isFront } of list) {
    const file = chapterFile(
      path,
      (code, finding) => {
        reading.report(problemAt(reading.source, data.span(at), code, finding));
      },
      { ...reading, names, taken },
    );
    if (!file) continue;
    const isDraft = drafts.includes(path) || saysDraft(file.source, reading.report);
    const isLeft = isDraft && !reading.drafts;
    if (!isFront && !isLeft) number += 1;
    (isLeft ? left : chapters).push({ ...file, part, number: isFront ? undefined : number, isDraft });
  }
  const isLeft = ({ path, isFront }: Listed) => isFront || left.some((draft) => draft.path === path);
  if (left.length > 0 && list.every(isLeft)) {
    const expected = "a chapter that is no draft, or the option --drafts";
    const finding = { found: "drafts alone, which are left out", expected };
    reading.report(problemAt(reading.source, data.span(["chapters"]), "missing-chapter", finding));
  }
  drafts.forEach((path, index) => {
    if (names.includes(path)) return;
    const finding = { found: `the draft "${path}", which is no chapter`, suggestion: nearest(path, names) };
    reading.report(problemAt(reading.source, data.span(["drafts", index]), "missing-chapter", finding));
  });
  return { chapters, drafts: left };
}

/** A file that book.yaml lists, and where it does. */
interface Listed {
  readonly path: string;
  readonly at: Path;
  readonly part?: string;
  readonly isFront?: true;
}

/** Every file that book.yaml lists, in the book's order. */
export function listed({ front, chapters }: BookData["value"]): Listed[] {
  const before = front.map((path, index): Listed => ({ path, at: ["front", index], isFront: true }));
  const rest = chapters.flatMap((entry, index): Listed[] => {
    const at = ["chapters", index];
    if (typeof entry === "string") return [{ path: entry, at }];
    const { part } = entry;
    return entry.chapters.map((path, inner) => ({ path, part, at: [...at, "chapters", inner] }));
  });
  return [...before, ...rest];
}

/** One chapter's file with the page that it becomes; undefined after reporting what is wrong. */
function chapterFile(
  path: string,
  wrong: (code: ProblemCode, finding: Finding) => void,
  { folder, names, taken }: Reading & { names: readonly string[]; taken: Map<string, string> },
): Pick<ChapterFile, "source" | "slug" | "path"> | undefined {
  const inside = posix.normalize(path);
  if (inside.startsWith("..") || posix.isAbsolute(inside) || !inside.endsWith(".md")) {
    const expected = "a Markdown file in the book's folder";
    const suggestion = folder.has(`${inside}.md`) ? `${inside}.md` : undefined;
    wrong("bad-shape", { found: `the chapter "${path}"`, expected, suggestion });
    return undefined;
  }
  if (posix.basename(inside) === ".md") {
    wrong("bad-name", { found: `the chapter "${path}"`, expected: "a name before .md" });
    return undefined;
  }
  if (!folder.has(inside)) {
    const found = `the chapter "${path}", which nobody wrote`;
    wrong("missing-chapter", { found, suggestion: unlisted(inside, folder, names) });
    return undefined;
  }
  const slug = slugOf(inside);
  const before = taken.get(folded(slug));
  if (before !== undefined) {
    const found = `"${path}" becomes ${slug}.html, as does ${before}`;
    const twice = { found: `"${path}" a second time`, expected: "every chapter once" };
    wrong("duplicate-name", before === path ? twice : { found, expected: "another file name" });
    return undefined;
  }
  taken.set(folded(slug), path);
  const source = folder.read(inside);
  return source && { source, slug, path: inside };
}

/** Whether a chapter's front matter calls it a draft. */
function saysDraft(source: Source, report: Report): boolean {
  if (!source.text.startsWith("---") || !/^draft/m.test(source.text)) return false;
  return readFrontMatter(source, report)?.value.draft ?? false;
}

/** The nearest chapter in the folder that book.yaml does not list yet. */
function unlisted(path: string, folder: Folder, names: readonly string[]): string | undefined {
  const slashed = path.replaceAll("\\", "/");
  if (folder.has(slashed)) return slashed;
  const inner = posix.dirname(path);
  const written = folder.list(inner, ".md").filter((file) => !names.includes(posix.join(inner, file)));
  const near = nearest(
    posix.basename(path, ".md"),
    written.map((file) => posix.basename(file, ".md")),
  );
  return near === undefined ? undefined : posix.join(inner, `${near}.md`);
}
