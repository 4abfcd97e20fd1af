import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { paper } from "../../src/commands/io.ts";
import { problemsText } from "../../src/commands/show-problems.ts";
import { isMade, type OutputFile, textOf } from "../../src/output/index.ts";
import { format } from "../../src/problem/index.ts";
import { type BuildOptions, buildBook } from "../../src/site/index.ts";

/** The model that the reference book is about, without its `update:`: tests give it one of their own. */
export const flagship = readFileSync("content/models/flagship.yaml", "utf8").replace(/^update:.*\n/m, "");

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "exactbook-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by their path below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The smallest book: one chapter `page.md` on the flagship model; `files` add to it or replace parts. */
export function smallBook(files: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    "book.yaml": "title: A book\nchapters: [page.md]\n",
    "page.md": "# A page\n",
    "models/flagship.yaml": flagship,
    ...files,
  };
}

/** The files of a built book, every page and other text of it as a string. */
export const texts = (files: ReadonlyMap<string, OutputFile>): Map<string, OutputFile> =>
  new Map(
    [...files].map(([path, file]) => [path, isMade(file) && path.endsWith(".html") ? textOf(file) : file]),
  );

/** Builds a book given as files; problems come as the lines that a terminal shows. */
export function buildFiles(source: Readonly<Record<string, string>>, options: Partial<BuildOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "exactbook-test-"));
  writeFiles(folder, source);
  const result = buildBook(folder, { cwd: folder, generator: "Exactbook", ...options });
  rmSync(folder, { recursive: true });
  const files = texts(result.files);
  const page = files.get("page.html");
  const body = typeof page === "string" ? (/<article>([\s\S]*)<\/article>/.exec(page)?.[1] ?? "") : "";
  const terminal = problemsText(result.problems, paper);
  return { problems: result.problems.map(format), terminal, files, body };
}

/**
 * The body of the page that a chapter's Markdown gives, its numbers without names and links to the ledger; the
 * chapter must be without problems.
 */
export function bodyOf(markdown: string, files: Readonly<Record<string, string>> = {}): string {
  const { problems, body } = buildFiles(smallBook({ "page.md": `# A page\n\n${markdown}\n`, ...files }));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const plain = body
    .replaceAll(/ data-(?:exact|rule)="[^"]*"/g, "")
    .replaceAll(/<(div|span) class="formula">(.*?)<span class="proofs".*?<\/span><\/\1>/gs, "$2")
    .replaceAll(/<a class="value" href="ledger-[^"]*" title="[^"]*">(<span class="katex">.*?)<\/a>/gs, "$1")
    .replaceAll(
      /<a class="(value[^"]*)"([^>]*) href="ledger-[^"]*">(.*?)<\/a>/g,
      '<span class="$1"$2>$3</span>',
    );
  return plain.replace('<h1 id="a-page">A page</h1>', "").trim();
}

/** The problems of a page with this Markdown, the heading above it left out of the line numbers' way. */
export function problemsOf(markdown: string): string[] {
  return buildFiles(smallBook({ "page.md": `# A page\n\n${markdown}\n` })).problems;
}
