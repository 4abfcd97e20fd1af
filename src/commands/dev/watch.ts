import { basename } from "node:path";
import { watch } from "chokidar";

/** Saves that follow one another sooner, in milliseconds, are one change. */
const TOGETHER = 5;

/** Systems lose some events of files that change quickly: after so many milliseconds of rest a second look is taken. */
const REST = 1000;

/** What lies in a book's folder and is no part of it: other programs' files, and built books. */
const FOREIGN = /^(\..+|node_modules|dist)$/;

/**
 * Calls `changed` after files of a folder have been written, added or deleted: once for many that come
 * together, and once more when they rest; `failed` is told what cannot be watched.
 * @returns when the folder is watched, what ends it.
 */
export async function watchFolder(
  folder: string,
  changed: () => void,
  failed: (error: Error) => void,
): Promise<() => Promise<void>> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => path !== folder && FOREIGN.test(basename(path)),
  });
  watcher.on("error", (error) => failed(error as Error));
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed();
      timer = setTimeout(changed, REST);
    }, TOGETHER);
  });
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
