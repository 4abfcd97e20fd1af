import { gunzipSync } from "node:zlib";
import type { OutputFile } from "../../src/output/index.ts";

const MARKER = "pagefind_dcd";

/** The text that a search has of each page, by the page's address. */
export function textsIn(made: ReadonlyMap<string, OutputFile>): Record<string, string> {
  const texts = [...made].filter(([path]) => path.endsWith(".pf_fragment")).map(([, file]) => file);
  const pages = texts.map((file) => {
    if (!(file instanceof Uint8Array)) throw new Error("a fragment is bytes");
    return JSON.parse(gunzipSync(file).toString().replace(MARKER, "")) as { url: string; content: string };
  });
  return Object.fromEntries(pages.map(({ url, content }) => [url, content]));
}
