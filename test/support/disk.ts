import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { onTestFinished } from "vitest";

const mount = (...args: string[]) => spawnSync("mount", args, { encoding: "utf8" });

/**
 * Makes a folder that is a small disk of its own. False, and said on standard error, where this machine does
 * not let the test do so.
 */
export function smallDisk(folder: string, size: string): boolean {
  mkdirSync(folder, { recursive: true });
  const { status, stderr } = mount("-t", "tmpfs", "-o", `size=${size}`, "none", folder);
  if (status !== 0) {
    process.stderr.write(`no small disk can be mounted here, so a full one is only played: ${stderr}\n`);
    return false;
  }
  onTestFinished(() => {
    spawnSync("umount", [folder]);
  });
  return true;
}

/** Makes a folder read-only, for the superuser too. False, and said, where this machine does not let the test do so. */
export function readOnly(folder: string): boolean {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
    return true;
  }
  const bound = mount("--bind", folder, folder);
  const { status, stderr } = bound.status === 0 ? mount("-o", "remount,ro,bind", folder) : bound;
  if (bound.status === 0) onTestFinished(() => void spawnSync("umount", [folder]));
  if (status !== 0)
    process.stderr.write(`no folder can be made read-only here, so that is only played: ${stderr}\n`);
  return status === 0;
}
