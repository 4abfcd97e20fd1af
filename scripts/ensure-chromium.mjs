/**
 * Runs before the tests. Finds the two programs that they need beside Node, Chromium and Java; installs what
 * is missing on Debian when it may, else prints the command and exits 1.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium, findJava } from "./chromium.mjs";

/** @type {() => string[]} the Debian packages of what is missing */
function missingPackages() {
  return [
    ...(findChromium() ? [] : ["chromium", "fonts-liberation"]),
    ...(findJava() ? [] : ["default-jre-headless"]),
  ];
}

/** @type {(...parameters: string[]) => boolean} */
function apt(...parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", parameters, { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
}

const packages = missingPackages();
if (packages.length > 0) {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall && apt("update", "-q")) apt("install", "-q", "-y", "--no-install-recommends", ...packages);
  const still = missingPackages();
  if (still.length > 0) {
    console.error(
      `The tests need programs that are not here. Install them:\n\n` +
        `  sudo apt-get update && sudo apt-get install -y ${still.join(" ")}\n\n` +
        `(elsewhere: a Chromium or Chrome on PATH or named by CHROMIUM_PATH, which is now ` +
        `${process.env.CHROMIUM_PATH ?? "unset"}, and a Java runtime on PATH)`,
    );
    process.exit(1);
  }
}
