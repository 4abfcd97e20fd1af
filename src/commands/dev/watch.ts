import { statSync, unwatchFile, watchFile } from "node:fs";
import { relative, sep } from "node:path";
import { watch } from "chokidar";
import { isFolder, isRefusal } from "../../disk/index.ts";
import { WHOLE } from "../book.ts";

/** Saves that follow one another sooner, in milliseconds, are one change. */
const TOGETHER = 5;

/** Systems lose some events of files that change quickly: after so many milliseconds of rest a second look is taken. */
const REST = 1000;

/** So often, in milliseconds, what lies elsewhere is looked at. */
const EVERY = 300;

/** What lies in a book's folder and is mostly no part of it: other programs' files, and built books. */
const FOREIGN = /^(\..+|node_modules|dist)$/;

/** A book's files, watched. */
export interface Watch {
  /** Watches more files, there or not, wherever they lie. */
  readonly also: (files: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

/**
 * Calls `changed` after files of a folder, or the folder itself, have been written, added or deleted: once for
 * many that come together, and once more when they rest; `failed` is told what cannot be watched.
 * @returns when the folder is watched.
 */
export async function watchFolder(
  folder: string,
  changed: () => void,
  failed: (error: Error) => void,
): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed();
      timer = setTimeout(changed, REST);
    }, TOGETHER);
  };
  let held: string | undefined = identityOf(folder);
  // A watcher is lost when its folder goes, even for a moment.
  const lost = () => {
    held = undefined;
  };
  let inside = watchInside(folder, { changed: soon, failed, lost });
  // Events come from a folder, and not from another one that takes its place.
  const look = setInterval(() => {
    const now = identityOf(folder);
    if (now === held) return;
    held = now;
    inside.close();
    inside = watchInside(folder, { changed: soon, failed, lost });
    // A folder that goes while it is taken up is never ready.
    soon();
    inside.ready.then(soon);
  }, EVERY);
  const elsewhere = new Set<string>();
  await inside.ready;
  return {
    also: (files) => {
      for (const file of files) {
        if (isFollowed(relative(folder, file)) || elsewhere.has(file)) continue;
        elsewhere.add(file);
        watchFile(file, { interval: EVERY }, soon);
      }
    },
    close: async () => {
      clearInterval(look);
      for (const file of elsewhere) unwatchFile(file);
      await inside.close();
      clearTimeout(timer);
    },
  };
}

/** What tells a folder from another one at the same path; empty where there is none. */
function identityOf(folder: string): string {
  try {
    const { ino, birthtimeMs } = statSync(folder);
    return `${ino} ${birthtimeMs}`;
  } catch (error) {
    if (isRefusal(error)) return "";
    throw error;
  }
}

/** Whether the folder's events tell of a file, by its path from there. */
function isFollowed(path: string): boolean {
  const names = path.split(sep);
  const foreign = names.findIndex((name) => FOREIGN.test(name));
  return foreign < 0 || names.slice(0, foreign).some((name) => WHOLE.includes(name));
}

/** What is told of a folder. */
interface Told {
  readonly changed: () => void;
  readonly failed: (error: Error) => void;
  /** The folder has gone. */
  readonly lost: () => void;
}

/** A folder that is watched from `ready` on. */
interface Inside {
  readonly ready: Promise<void>;
  /** Ends all events at once. */
  readonly close: () => Promise<void>;
}

/** Tells of each event of a folder, if it is there. */
function watchInside(folder: string, { changed, failed, lost }: Told): Inside {
  if (!isFolder(folder)) return { ready: Promise.resolve(), close: async () => {} };
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => !isFollowed(relative(folder, path)),
  });
  watcher.on("error", (error) => failed(error as Error));
  watcher.on("all", (event, path) => {
    if (event === "unlinkDir" && path === folder) lost();
    changed();
  });
  return {
    ready: new Promise((resolve) => watcher.once("ready", resolve)),
    close: async () => {
      const closed = watcher.close();
      // Closing takes all listeners away, and an error that comes later would end the program.
      watcher.on("error", () => {});
      await closed;
    },
  };
}
