import { readFileSync } from "node:fs";
import { isIPv6 } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Command, InvalidArgumentError } from "commander";
import { stops } from "../problem/index.ts";
import type { Rebuild } from "../site/index.ts";
import { type BookFlags, bookCommand, bookFolder, buildOptions } from "./book.ts";
import type { Server } from "./dev/server.ts";
import type { ShownBook } from "./dev/shown-book.ts";
import type { Watch } from "./dev/watch.ts";
import type { Io } from "./io.ts";
import { count, tally } from "./problems.ts";

/** The script of pages that are served; `src/commands` and `lib/program` are equally deep in the package. */
const CLIENT = fileURLToPath(new URL("../../templates/dev/client.js", import.meta.url));

interface DevFlags extends BookFlags {
  readonly port: number;
  readonly host: string;
  readonly open?: boolean;
}

/** `exactbook dev [book]`: serves a book that follows its author's changes. */
export function devCommand(io: Io): Command {
  return bookCommand("dev", "serve a book on this machine; pages follow while you write")
    .option("--port <number>", "the port, or the next one that is free; 0 is any", portOf, 8080)
    .option(
      "--host <name>",
      "the name or address to listen at; 0.0.0.0 lets other machines in",
      hostOf,
      "localhost",
    )
    .option("--open", "show it in this machine's browser")
    .addHelpText("after", "\nExample:\n  exactbook dev content --port 3000\n")
    .action((book: string | undefined, flags: DevFlags) => dev(io, book, flags));
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError("A port is a number from 0 to 65535.");
}

function hostOf(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("A host is a name or an address.");
}

async function dev(io: Io, book: string | undefined, flags: DevFlags): Promise<void> {
  const { createBuilder } = await import("../site/index.ts");
  const { watchFolder } = await import("./dev/watch.ts");
  const { ShownBook } = await import("./dev/shown-book.ts");
  const { showProblems } = await import("./show-problems.ts");
  const folder = bookFolder(io.cwd, book);
  const builder = createBuilder(folder, buildOptions(io, flags));
  const shown = new ShownBook(readFileSync(CLIENT, "utf8"));
  let watch: Watch | undefined;
  let server: Server | undefined;
  const build = () => {
    const start = performance.now();
    const result = builder.build();
    watch?.also([...result.asked.keys()].map((path) => join(folder, path)));
    if (!shown.take(result)) return false;
    tell(io, result, { show: showProblems, milliseconds: performance.now() - start, isEmpty: shown.isEmpty });
    return true;
  };
  // Watched from before the first build on, so that no change falls between the two.
  const follow = () => {
    if (build()) server?.tell(shown.state);
  };
  watch = await watchFolder(folder, follow, ({ message }) => io.err(`not all is watched: ${message}\n`));
  try {
    build();
    server = await listen(io, flags, shown);
    if (server) await untilEnded(io, flags, server.port);
  } finally {
    await Promise.all([watch.close(), server?.close()]);
  }
  // The watcher may lose a handle of a folder that went while it was taken up, and that would hold the program.
  process.exit();
}

const at = (host: string, port: number) => `${isIPv6(host) ? `[${host}]` : host}:${port}`;

/** A server of the book; undefined after saying why it may not listen. */
async function listen(io: Io, { host, port }: DevFlags, shown: ShownBook): Promise<Server | undefined> {
  const { serve } = await import("./dev/server.ts");
  return serve(host, port, (path) => shown.answer(path), io.err).catch((error: Error) => {
    io.err(`cannot listen at ${at(host, port)}: ${error.message}\n`);
    io.exit(2);
    return undefined;
  });
}

/** Says where the book is served, and waits until someone ends it. */
async function untilEnded(io: Io, { host, open }: DevFlags, port: number): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  const address = `http://${at(host, port)}/`;
  io.out(`${address} follows ${host === "localhost" ? "your changes" : "all changes"}; Ctrl+C ends it\n`);
  if (open) await openPage(io, address);
  await ended;
}

/** Shows a page in the browser that this machine opens pages in, or says that it has none. */
async function openPage(io: Io, address: string): Promise<void> {
  const { default: open } = await import("open");
  const browser = await open(address);
  browser.once("error", () => io.err(`no browser could be started; open ${address} in one\n`));
}

/** What is told of a build beside what it gave. */
interface Telling {
  readonly show: (io: Io, problems: Rebuild["problems"]) => void;
  readonly milliseconds: number;
  /** There was no good build yet. */
  readonly isEmpty: boolean;
}

/** Says in the terminal what a build has given. */
function tell(io: Io, rebuild: Rebuild, { show, milliseconds, isEmpty }: Telling): void {
  const { problems, changed, removed, files } = rebuild;
  show(io, problems);
  if (stops(problems, true)) {
    io.err(
      `${tally(problems)}; ${isEmpty ? "pages come with the first sound book" : "the last good pages stay"}\n`,
    );
    return;
  }
  if (changed.length === 0 && removed.length === 0) {
    io.out("nothing wrong, and the pages as they were\n");
    return;
  }
  const pagesIn = (paths: Iterable<string>) => [...paths].filter((path) => path.endsWith(".html"));
  const written = pagesIn(changed);
  const pages = pagesIn(files.keys()).length;
  const what =
    written.length === 1
      ? String(written[0])
      : written.length === pages
        ? count(pages, "page")
        : `${count(written.length, "page")} of ${pages}`;
  const gone = removed.length > 0 ? `, ${count(removed.length, "file")} gone` : "";
  io.out(`${what}${gone} in ${Math.round(milliseconds)} ms\n`);
}
