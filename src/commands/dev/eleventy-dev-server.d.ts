/** The part of Eleventy's development server that is used here. */
declare module "@11ty/eleventy-dev-server" {
  import type { IncomingMessage, Server, ServerResponse } from "node:http";

  interface Socket {
    on(event: "error", listener: () => void): void;
    terminate(): void;
  }

  interface Answer {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array;
  }

  interface Options {
    readonly liveReload?: boolean;
    readonly domDiff?: boolean;
    readonly injectedScriptsFolder?: string;
    readonly portReassignmentRetryCount?: number;
    readonly messageOnStart?: () => false;
    readonly onRequest?: Readonly<
      Record<string, (request: { readonly url: URL }) => Promise<Answer | undefined>>
    >;
  }

  export default class EleventyDevServer {
    constructor(name: string, folder: string, options: Options);
    readonly server: Server;
    readonly updateServer: {
      readonly clients: Iterable<Socket>;
      on(event: "connection", listener: (socket: Socket) => void): void;
    };
    serve(port: number): void;
    ready(): Promise<void>;
    sendUpdateNotification(message: object): void;
    close(): Promise<void>;
    onRequestHandler(request: IncomingMessage, response: ServerResponse): Promise<void>;
    _serverListen(port: number): void;
    _serverErrorHandler(error: Error): void;
  }
}
