import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** A running static host. */
export interface Host {
  /** The address of the folder, with a slash at its end. */
  readonly address: string;
  readonly close: () => void;
}

/** Serves a folder below a base path (`/a/book/`), as a static host would; all else is answered with 404. */
export async function serve(folder: string, base = "/"): Promise<Host> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const inside = path.startsWith(base) ? normalize(path.slice(base.length)) : "..";
    const content = inside.startsWith("..")
      ? undefined
      : await readFile(join(folder, inside)).catch(() => undefined);
    response.writeHead(content ? 200 : 404, {
      "content-type": TYPES[extname(inside)] ?? "application/octet-stream",
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("a server on a port has an address");
  return { address: `http://127.0.0.1:${address.port}${base}`, close: () => server.close() };
}
