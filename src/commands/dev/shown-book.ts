import { readFileSync } from "node:fs";
import { lookup } from "mrmime";
import { isRefusal } from "../../disk/index.ts";
import { contentOf, isMade, type OutputFile } from "../../output/index.ts";
import type { Problem } from "../../problem/index.ts";
import { format, inOrder, stops } from "../../problem/index.ts";
import { pictureOf, type Rebuild, type Search, searchOf } from "../../site/index.ts";
import { frame } from "../frame.ts";
import { paper } from "../io.ts";
import { type Answer, OWN } from "./server.ts";

/** What open pages are told after each build. */
export interface State {
  /** How many builds there were. */
  readonly build: number;
  /** The last build that changed a file, by the file's path; files of the first build are left out. */
  readonly versions: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly level: string; readonly message: string; readonly frame: string }[];
}

/** The last good build of a book, and what is wrong with it since. */
export class ShownBook {
  private files: ReadonlyMap<string, OutputFile> = new Map();
  private readonly versions = new Map<string, number>();
  private problems: readonly Problem[] = [];
  private build = 0;
  /** The last search that was asked for, and the files that it is for. */
  private search: Promise<Search> = Promise.resolve({ files: new Map(), entries: { search: {} } });
  private searched: ReadonlyMap<string, OutputFile> | undefined;

  constructor(private readonly client: string) {}

  /** Takes over a build; one with errors leaves the files as they were. False where nothing is new in it. */
  take(rebuild: Rebuild): boolean {
    const { changed, removed, problems } = rebuild;
    const isSame = JSON.stringify(problems) === JSON.stringify(this.problems);
    if (this.build > 0 && isSame && changed.length === 0 && removed.length === 0) return false;
    this.build += 1;
    this.problems = problems;
    if (stops(problems, true)) return true;
    if (this.files.size > 0) {
      for (const path of [...changed, ...removed]) this.versions.set(path, this.build);
    }
    this.files = rebuild.files;
    return true;
  }

  /** There was no good build yet. */
  get isEmpty(): boolean {
    return this.files.size === 0;
  }

  get state(): State {
    const problems = inOrder(this.problems).map((problem) => ({
      level: problem.level,
      message: format(problem),
      frame: frame(problem, paper.width).join("\n"),
    }));
    return { build: this.build, versions: Object.fromEntries(this.versions), problems };
  }

  /** What stands at a path of an address. */
  async answer(address: string): Promise<Answer> {
    const path = decoded(address);
    if (path === `${OWN}/client.js`) return { status: 200, type: "text/javascript", body: this.client };
    if (path === `${OWN}/state`)
      return { status: 200, type: "application/json", body: JSON.stringify(this.state) };
    const files = /(^|\/)pagefind\//.test(path) ? await this.searchFiles() : this.files;
    const [name, body] = await bodyAt(files, path);
    if (body === undefined) return { status: 404, type: "text/html; charset=utf-8", body: this.missing() };
    const type = lookup(name) ?? "application/octet-stream";
    if (!name.endsWith(".html")) return { status: 200, type, body };
    return { status: 200, type: "text/html; charset=utf-8", body: this.withClient(Buffer.from(body), name) };
  }

  private async searchFiles(): Promise<ReadonlyMap<string, OutputFile>> {
    const { files } = this;
    if (this.searched !== files) {
      this.searched = files;
      this.search = this.search.then(({ files: left, entries }) =>
        searchOf(files, { entries, find: (path) => bytesOf(left.get(path)) }),
      );
    }
    return (await this.search).files;
  }

  /** A page with the script that keeps it fresh; `data-file` says which of the book's files it is. */
  private withClient(html: Buffer, file: string): Uint8Array {
    const script = `<script type="module" src="/${OWN}/client.js" data-file="${encodeURIComponent(file)}" data-build="${this.build}"></script>`;
    const body = html.lastIndexOf("</body>");
    const end = body < 0 ? html.length : body;
    return Buffer.concat([html.subarray(0, end), Buffer.from(script), html.subarray(end)]);
  }

  /** The page that stands where the book has none. */
  private missing(): Uint8Array {
    const pages = [...this.files.keys()].filter((path) => path.endsWith(".html"));
    const links = pages.map((path) => `<li><a href="/${encodeURI(path)}">${path}</a></li>`).join("");
    const words = pages.length > 0 ? `The book has no such page. It has these:<ul>${links}</ul>` : "";
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No page</title></head><body>${words}</body></html>`;
    return this.withClient(Buffer.from(html), "");
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address).slice(1);
  } catch (error) {
    if (error instanceof URIError) return address.slice(1);
    throw error;
  }
}

const bytesOf = (file: OutputFile | undefined) => (file instanceof Uint8Array ? file : undefined);

/** The file at a path, as hosts find it: itself, the index of a folder, a page without its ending. */
async function bodyAt(
  files: ReadonlyMap<string, OutputFile>,
  path: string,
): Promise<[string, string | Uint8Array | undefined]> {
  const name = [
    path,
    `${path}.html`,
    `${path === "" || path.endsWith("/") ? path : `${path}/`}index.html`,
  ].find((candidate) => files.has(candidate));
  const file = name === undefined ? undefined : files.get(name);
  if (name === undefined || file === undefined) return [path, undefined];
  if (isMade(file)) return [name, contentOf(file)];
  return [name, "pictureOf" in file ? await pictureOf(file.pictureOf) : readIfThere(file.copyOf)];
}

/** A file's bytes; undefined where it has gone since the build. */
function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
