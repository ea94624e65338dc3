import { type IncomingMessage, createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";

/*
 * A loopback WebSocket server that misbehaves to order. What it says is what its `Manner` says; plain HTTP on the same
 * port is answered for connectors that ask before they open a socket.
 */

/** One client, from its first byte on. */
export interface SocketClient {
  /** Path and query, as they came. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every text that came from it. */
  readonly heard: readonly string[];
  /** Text as it is; everything else as JSON. */
  readonly say: (message: unknown) => void;
  readonly sayBytes: (bytes: Uint8Array) => void;
  readonly close: (code?: number, reason?: string) => void;
  /** Ends the connection without a word: 1006 on the other side. */
  readonly cut: () => void;
  /** Bytes as they are on the wire, frames or none. */
  readonly write: (bytes: Uint8Array) => void;
}

/** How the server behaves to a client. */
export interface Manner {
  /** In the place of opening the socket. Missing: it is opened. */
  readonly refuse?: (wire: Socket) => void;
  readonly opened?: (client: SocketClient) => void;
  readonly said?: (client: SocketClient, text: string) => void;
}

/** An answer to a plain request. */
export interface PlainAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface PlainRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SocketServer {
  readonly origin: string;
  /** Those who were let in, in the order of their coming. */
  readonly clients: readonly SocketClient[];
  /** Plain requests, in the order of their coming. */
  readonly requests: readonly PlainRequest[];
  /** Handshakes, refused ones too. */
  readonly knocks: () => number;
  /** Sockets that are still open, or on which somebody waits to be let in. */
  readonly open: () => number;
  /** Puts another manner in the place of the present one, for who comes from now on. */
  readonly use: (manner: Manner) => void;
  readonly stop: () => Promise<void>;
}

const textHeaders = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value)]),
  );

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = "";
  for await (const part of request) body += String(part);
  return body;
};

/**
 * Starts a server on a free port of this machine; it is stopped when the test that started it ends.
 * @param answer what plain requests get; missing: 404
 */
export const startSocketServer = async (
  manner: Manner = {},
  answer: (request: PlainRequest) => PlainAnswer = () => ({ status: 404 }),
): Promise<SocketServer> => {
  const clients: SocketClient[] = [];
  const requests: PlainRequest[] = [];
  const wires = new Set<Socket>();
  let knocks = 0;
  let present = manner;

  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      const request = {
        method: incoming.method ?? "",
        target: incoming.url ?? "",
        headers: textHeaders(incoming),
        body,
      };
      requests.push(request);
      const { status = 200, headers = {}, body: said } = answer(request);
      outgoing.writeHead(status, {
        "Content-Type": "application/json",
        Connection: "close",
        ...headers,
      });
      outgoing.end(said === undefined ? "" : JSON.stringify(said));
    });
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 64 * 1024 * 1024,
  });
  server.on("upgrade", (request, wire: Socket, head: Buffer) => {
    knocks++;
    wires.add(wire);
    // A client that gives up resets the connection: that is what many of these tests want.
    wire.on("error", () => wire.destroy());
    wire.on("close", () => wires.delete(wire));
    const { refuse, opened, said } = present;
    if (refuse !== undefined) {
      // Without a reader its end is never seen, and without an answer to it, it stays open.
      wire.on("end", () => wire.destroy()).resume();
      return refuse(wire);
    }
    sockets.handleUpgrade(request, wire, head, (socket) => {
      const { client, hear } = clientOf(socket, wire, request);
      clients.push(client);
      socket.on("error", () => wire.destroy());
      socket.on("message", (bytes) => {
        // CAST: ws gives text in one buffer unless it is told otherwise.
        const text = (bytes as Buffer).toString();
        hear(text);
        said?.(client, text);
      });
      opened?.(client);
    });
  });
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve()),
  );
  const stop = (): Promise<void> => {
    for (const wire of wires) wire.destroy();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  onTestFinished(stop);
  // CAST: a server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    clients,
    requests,
    knocks: () => knocks,
    open: () => wires.size,
    use: (other) => {
      present = other;
    },
    stop,
  };
};

const clientOf = (
  socket: WebSocket,
  wire: Socket,
  request: IncomingMessage,
): {
  readonly client: SocketClient;
  readonly hear: (text: string) => void;
} => {
  const heard: string[] = [];
  return {
    hear: (text) => void heard.push(text),
    client: {
      target: request.url ?? "",
      headers: textHeaders(request),
      heard,
      say: (message) =>
        socket.send(
          typeof message === "string" ? message : JSON.stringify(message),
        ),
      sayBytes: (bytes) => socket.send(bytes),
      close: (code, reason) => socket.close(code, reason),
      cut: () => wire.destroy(),
      write: (bytes) => void wire.write(bytes),
    },
  };
};
