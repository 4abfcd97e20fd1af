import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** No sandbox, because a container's root has none; nothing that a browser asks its maker for. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @type {(names: readonly string[]) => string | undefined} */
function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** @type {() => string | undefined} */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  return onPath(CHROMIUM_NAMES) ?? (existsSync(MAC_CHROME) ? MAC_CHROME : undefined);
}

/** @type {() => string | undefined} */
export function findJava() {
  const home = process.env.JAVA_HOME;
  const own = home ? join(home, "bin", "java") : undefined;
  return own && existsSync(own) ? own : onPath(["java"]);
}

/** @type {() => Promise<import("playwright-core").Browser>} */
export async function launchChromium() {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("Chromium is missing; `node scripts/ensure-chromium.mjs` says how to install it");
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
