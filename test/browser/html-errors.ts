import { spawnSync } from "node:child_process";
import { findJava } from "../../scripts/chromium.mjs";

const CHECKER = "node_modules/vnu-jar/build/dist/vnu.jar";

interface Message {
  readonly type: string;
  readonly url?: string;
  readonly lastLine?: number;
  readonly message: string;
}

/**
 * The Nu HTML checker's errors in the files, one line an error, as `file:line: message`.
 * Throws when Java is missing or the checker itself fails.
 */
export function htmlErrors(files: readonly string[]): string[] {
  const java = findJava();
  if (!java) throw new Error("java is missing; `node scripts/ensure-chromium.mjs` says how to install it");
  const run = spawnSync(
    java,
    ["-jar", CHECKER, "--stdout", "--format", "json", "--exit-zero-always", ...files],
    {
      encoding: "utf8",
    },
  );
  if (run.status !== 0) throw new Error(`the HTML checker failed: ${run.stderr}`);
  const { messages } = JSON.parse(run.stdout) as { messages: Message[] };
  return messages
    .filter(({ type }) => type !== "info")
    .map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`);
}
