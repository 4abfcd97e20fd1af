import type { IncomingMessage, ServerResponse } from "node:http";
import EleventyDevServer from "@11ty/eleventy-dev-server";

/** What the server says to a request for a path. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** A running server. */
export interface Server {
  readonly port: number;
  /** Tells every page that is open. */
  readonly tell: (message: object) => void;
  readonly close: () => Promise<void>;
}

/** The folder of addresses that belong to the server and not to the book. */
export const OWN = ".exactbook";

/** Other ports that are tried, one after the other, where the wanted one is taken. */
const MORE_PORTS = 20;

/**
 * Eleventy's development server, with answers from memory: of it are the way from a port to a free one, the
 * sockets to the pages that are open, the script that compares pages, and the end of it all. It listens at
 * `host` alone.
 */
class LocalServer extends EleventyDevServer {
  private readonly host: string;
  /** The last port that is tried. */
  private readonly last: number;
  /** Rejects when the server cannot listen. */
  readonly failed: Promise<never>;
  private fail: (error: Error) => void = () => {};

  constructor(
    host: string,
    port: number,
    answer: (path: string) => Promise<Answer>,
    private readonly say: (text: string) => void,
  ) {
    super("Exactbook", ".", {
      liveReload: false,
      injectedScriptsFolder: OWN,
      // One more, at which `_serverListen` says that none is free; beyond it there would be an exception.
      portReassignmentRetryCount: MORE_PORTS + 1,
      messageOnStart: () => false,
      onRequest: {
        "/*": async ({ url }) => {
          if (url.pathname === `/${OWN}/morphdom.js`) return undefined;
          const { status, type, body } = await answer(url.pathname);
          return { status, body, headers: { "content-type": type, "cache-control": "no-store" } };
        },
      },
    });
    this.host = host;
    this.last = Math.min(port + MORE_PORTS, 65_535);
    this.failed = new Promise((_, reject) => {
      this.fail = reject;
    });
  }

  /** Whatever goes wrong with a request is its answer, and no end of the server. */
  override async onRequestHandler(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "" } = request;
    const fail = (status: number, text: string) =>
      response.writeHead(status, { "content-type": "text/plain" }).end(text);
    try {
      // What is no path, such as `//` or a whole address, the base class does not bear.
      const isPath = url.startsWith("/") && URL.canParse(url, "http://localhost");
      if (isPath) await super.onRequestHandler(request, response);
      else fail(400, "no path of a page");
    } catch (error) {
      this.say(`${url}: ${error instanceof Error ? error.stack : error}\n`);
      if (response.headersSent) response.destroy();
      else fail(500, "this cannot be shown; the terminal says why");
    }
  }

  /** Ends at once, whether or not pages answer. */
  override close(): Promise<void> {
    for (const socket of this.updateServer.clients) socket.terminate();
    return super.close();
  }

  override _serverListen(port: number): void {
    if (port <= this.last) this.server.listen({ port, host: this.host });
    else this.fail(new Error("the port is taken, and so are those behind it"));
  }

  override _serverErrorHandler(error: Error): void {
    this.fail(error);
  }
}

/**
 * Starts a server at a host's port, or at the next one that is free; 0 is any. `say` is told what goes wrong.
 * @throws Error where it may not listen.
 */
export async function serve(
  host: string,
  port: number,
  answer: (path: string) => Promise<Answer>,
  say: (text: string) => void,
): Promise<Server> {
  const server = new LocalServer(host, port, answer, say);
  server.serve(port);
  await Promise.race([server.ready(), server.failed]);
  // A broken frame is the end of that page's socket alone.
  server.updateServer.on("connection", (socket) => socket.on("error", () => socket.terminate()));
  const address = server.server.address();
  if (!address || typeof address === "string") throw new Error("a server on a port has an address");
  return {
    port: address.port,
    tell: (message) => server.sendUpdateNotification(message),
    close: () => server.close(),
  };
}
